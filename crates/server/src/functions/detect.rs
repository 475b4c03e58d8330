//! How a directory's function is to run, where nobody says: by the names of its files, as AWS's own tools name them.

use std::fs;
use std::path::Path;

/// A function's runtime and handler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// `Runtime`.
    pub runtime: String,
    /// `Handler`.
    pub handler: String,
}

const PYTHON: &str = "python3.13";
const NODE: &str = "nodejs22.x";
const CUSTOM: &str = "provided.al2023";
/// The largest file that is searched for a handler.
const SOURCE_BYTES_MAX: u64 = 1024 * 1024;
/// The customary names of handlers, in the order they are looked for.
const HANDLERS: [&str; 2] = ["lambda_handler", "handler"];

/// The entry of the function in a directory, from what is given and else from its files.
pub fn entry(directory: &Path, runtime: Option<&str>, handler: Option<&str>) -> Result<Entry, String> {
    let found = |runtime: &str, handler: &str| Entry { runtime: runtime.to_owned(), handler: handler.to_owned() };
    match (runtime, handler) {
        (Some(runtime), Some(handler)) => Ok(found(runtime, handler)),
        (Some(runtime), None) if runtime.starts_with("provided") => Ok(found(runtime, "bootstrap")),
        (None, Some(handler)) => Ok(found(runtime_of(directory, handler)?, handler)),
        (runtime, None) => {
            let mut entry = search(directory, runtime)?;
            if let Some(runtime) = runtime {
                runtime.clone_into(&mut entry.runtime);
            }
            Ok(entry)
        }
    }
}

/// Whether a handler's file is in the directory.
pub fn fits(directory: &Path, runtime: &str, handler: &str) -> bool {
    if runtime.starts_with("provided") {
        return directory.join("bootstrap").is_file();
    }
    let language = if runtime.starts_with("python") { "py" } else { "js" };
    endings(language).iter().any(|ending| module_file(directory, handler, ending))
}

fn runtime_of(directory: &Path, handler: &str) -> Result<&'static str, String> {
    let is_there = |language: &str| endings(language).iter().any(|ending| module_file(directory, handler, ending));
    match (is_there("py"), is_there("js")) {
        (true, false) => Ok(PYTHON),
        (false, true) => Ok(NODE),
        (true, true) => Err(format!("the handler {handler:?} may be Python or Node.js: give the runtime")),
        (false, false) if directory.join("bootstrap").is_file() => Ok(CUSTOM),
        (false, false) => Err(format!(
            "no file of the handler {handler:?} (.py, .js, .mjs, .cjs), and no bootstrap: give the runtime"
        )),
    }
}

fn endings(language: &str) -> &'static [&'static str] {
    if language == "py" { &["py"] } else { &["js", "mjs", "cjs"] }
}

/// Whether the file of a handler is there: `module.function`, or `folder/module.function`.
fn module_file(directory: &Path, handler: &str, ending: &str) -> bool {
    let Some((module, _)) = handler.rsplit_once('.') else { return false };
    directory.join(format!("{module}.{ending}")).is_file()
}

/// The only function there is to be found at the directory's root.
fn search(directory: &Path, runtime: Option<&str>) -> Result<Entry, String> {
    let is_wanted = |family: &str| runtime.is_none_or(|runtime| runtime.starts_with(family));
    if is_wanted("provided") && directory.join("bootstrap").is_file() {
        return Ok(Entry { runtime: CUSTOM.to_owned(), handler: "bootstrap".to_owned() });
    }
    let mut found = Vec::new();
    let files = fs::read_dir(directory).map_err(|error| format!("{}: {error}", directory.display()))?;
    for file in files.flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        let Some((stem, ending)) = name.rsplit_once('.') else { continue };
        let (runtime, family) = match ending {
            "py" => (PYTHON, "python"),
            "js" | "mjs" | "cjs" => (NODE, "nodejs"),
            _ => continue,
        };
        let is_small = file.metadata().is_ok_and(|about| about.is_file() && about.len() <= SOURCE_BYTES_MAX);
        if !is_wanted(family) || !is_small || stem.is_empty() {
            continue;
        }
        let Ok(source) = fs::read_to_string(file.path()) else { continue };
        if let Some(handler) = HANDLERS.iter().find(|handler| defines(&source, family, handler)) {
            found.push((stem.to_owned(), Entry { runtime: runtime.to_owned(), handler: format!("{stem}.{handler}") }));
        }
    }
    // The consoles of AWS and every tutorial call the file so.
    let is_customary = |(stem, _): &&(String, Entry)| stem == "lambda_function" || stem == "index";
    let customary: Vec<_> = found.iter().filter(is_customary).collect();
    match (customary.as_slice(), found.as_slice()) {
        ([(_, entry)], _) | ([], [(_, entry)]) => Ok(entry.clone()),
        ([], []) => Err(format!(
            "no function found in {}: neither an executable `bootstrap` nor a .py, .js, .mjs or .cjs file with \
             `lambda_handler` or `handler`; give the handler",
            directory.display()
        )),
        _ => {
            let mut handlers: Vec<&str> = found.iter().map(|(_, entry)| entry.handler.as_str()).collect();
            handlers.sort_unstable();
            Err(format!("more than one function found: give one of the handlers {}", handlers.join(", ")))
        }
    }
}

/// Whether a source defines a function of this name at its top, as far as its lines tell.
fn defines(source: &str, family: &str, name: &str) -> bool {
    source.lines().any(|line| {
        if family == "python" {
            let rest = line.strip_prefix("async ").unwrap_or(line).strip_prefix("def ");
            return rest
                .and_then(|rest| rest.strip_prefix(name))
                .is_some_and(|rest| rest.trim_start().starts_with('('))
                || line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('='));
        }
        let is_exported = line.contains("exports") || line.trim_start().starts_with("export ");
        let is_word = |at: usize| {
            let around = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
            !around(line[..at].chars().next_back()) && !around(line[at + name.len()..].chars().next())
        };
        is_exported && line.match_indices(name).any(|(at, _)| is_word(at))
    })
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn directory(files: &[(&str, &str)]) -> TempDir {
        let directory = TempDir::new().unwrap();
        for (name, content) in files {
            fs::write(directory.path().join(name), content).unwrap();
        }
        directory
    }

    const PYTHON_SOURCE: &str = "import os\n\ndef lambda_handler(event, context):\n    return event\n";

    #[test]
    fn the_customary_files_are_found_for_what_they_are() {
        for (files, runtime, handler) in [
            (&[("lambda_function.py", PYTHON_SOURCE)][..], PYTHON, "lambda_function.lambda_handler"),
            (&[("app.py", "async def handler (event, context):\n")], PYTHON, "app.handler"),
            (&[("index.js", "exports.handler = async (event) => event;\n")], NODE, "index.handler"),
            (&[("index.js", "module.exports = { handler };\n")], NODE, "index.handler"),
            (&[("main.mjs", "export const handler = async (event) => event;\n")], NODE, "main.handler"),
            (&[("main.mjs", "export async function handler(event) {\n")], NODE, "main.handler"),
            (&[("bootstrap", "#!/bin/sh\n"), ("helper.py", PYTHON_SOURCE)], CUSTOM, "bootstrap"),
            (&[("a.py", PYTHON_SOURCE), ("index.mjs", "export { handler };\n")], NODE, "index.handler"),
            (&[("a.py", "x = 1\n"), ("b.py", PYTHON_SOURCE)], PYTHON, "b.lambda_handler"),
        ] {
            let directory = directory(files);
            let expected = Entry { runtime: runtime.into(), handler: handler.into() };
            assert_eq!(entry(directory.path(), None, None), Ok(expected), "{files:?}");
        }
    }

    #[test]
    fn what_is_given_wins_and_the_rest_is_found() {
        let both = directory(&[("a.py", PYTHON_SOURCE), ("b.js", "exports.handler = 1")]);
        let found = |runtime, handler| entry(both.path(), runtime, handler).map(|it| (it.runtime, it.handler));
        let pair = |runtime: &str, handler: &str| Ok((runtime.to_owned(), handler.to_owned()));
        assert_eq!(found(Some("python3.11"), None), pair("python3.11", "a.lambda_handler"));
        assert_eq!(found(None, Some("b.handler")), pair(NODE, "b.handler"));
        assert_eq!(found(Some("nodejs20.x"), Some("x.y")), pair("nodejs20.x", "x.y"));
        assert_eq!(found(Some("provided.al2"), None), pair("provided.al2", "bootstrap"));
        assert!(fits(both.path(), "python3.11", "a.anything") && !fits(both.path(), "python3.11", "b.handler"));
    }

    #[test]
    fn what_is_not_clear_is_asked_for() {
        let message = |files: &[(&str, &str)], handler| entry(directory(files).path(), None, handler).unwrap_err();
        let two = [("a.py", PYTHON_SOURCE), ("b.py", PYTHON_SOURCE)];
        assert_eq!(
            message(&two, None),
            "more than one function found: give one of the handlers a.lambda_handler, b.lambda_handler"
        );
        assert!(message(&[("a.py", "handlers = 1\n")], None).contains("give the handler"));
        assert!(message(&[("index.js", "const handler = 1;\n")], None).contains("give the handler"));
        assert!(message(&two, Some("c.handler")).contains("give the runtime"));
        assert!(message(&[("a.py", ""), ("a.js", "")], Some("a.handler")).contains("give the runtime"));
    }
}
