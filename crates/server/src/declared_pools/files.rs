//! Which files declare pools, and what they hold.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::entry::{self, Surroundings};
use super::{DeclarationError, Entry, Table};

const FILES_MAX: usize = 1000;

/// The pools of the configuration file, and of the files that it or a flag names. `base` is where the names of the configuration
/// file lead from; `config` how it is told to people.
pub fn read(
    tables: Vec<Table>,
    named: &[(PathBuf, String)],
    config: &str,
    around: &Surroundings<'_>,
) -> Result<Vec<Entry>, DeclarationError> {
    let mut entries = Vec::new();
    for table in tables {
        entries.push(entry::read(config, table, around)?);
    }
    for (base, name) in named {
        for path in find(base, name).map_err(|problem| DeclarationError { place: name.clone(), problem })? {
            let place = path.display().to_string();
            let table = parse(&path).map_err(|problem| DeclarationError { place: place.clone(), problem })?;
            entries.push(entry::read(&place, table, around)?);
        }
    }
    for (at, entry) in entries.iter().enumerate() {
        if let Some(earlier) = entries[..at].iter().find(|earlier| earlier.pool.id == entry.pool.id) {
            let problem = format!("it is declared in {} too", earlier.source);
            return Err(DeclarationError { place: format!("{}: pool {}", entry.source, entry.pool.id), problem });
        }
    }
    Ok(entries)
}

/// The table in a file, by its ending.
pub fn parse(path: &Path) -> Result<Table, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    if path.extension().is_some_and(|it| it == "json") {
        return match serde_json::from_str(&text) {
            Ok(Value::Object(table)) => Ok(table),
            Ok(_) => Err("it holds no JSON object".into()),
            Err(error) => Err(error.to_string()),
        };
    }
    // The parser's full message would quote the line, which may hold a secret.
    toml::from_str(&text).map_err(|error| {
        let line = error.span().map(|span| text[..span.start].matches('\n').count() + 1);
        let line = line.map(|line| format!("line {line}: ")).unwrap_or_default();
        format!("{line}{}", error.message())
    })
}

/// The files that a name means: a file, the files of a directory, or those whose name fits one `*`. In order.
fn find(base: &Path, name: &str) -> Result<Vec<PathBuf>, String> {
    let path = base.join(name);
    let is_pool_file = |path: &Path| path.extension().is_some_and(|it| it == "toml" || it == "json");
    let pattern = path.file_name().and_then(|it| it.to_str()).and_then(|it| it.split_once('*'));
    let (directory, fits): (&Path, Box<dyn Fn(&Path) -> bool>) = match pattern {
        _ if path.is_dir() => (path.as_path(), Box::new(is_pool_file)),
        None => return if path.is_file() { Ok(vec![path]) } else { Err("there is no such file".into()) },
        Some((head, tail)) => {
            let (head, tail) = (head.to_owned(), tail.to_owned());
            let fits = move |path: &Path| {
                let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default();
                is_pool_file(path)
                    && name.len() >= head.len() + tail.len()
                    && name.starts_with(&head)
                    && name.ends_with(&tail)
            };
            (path.parent().unwrap_or(Path::new("")), Box::new(fits))
        }
    };
    let directory = if directory.as_os_str().is_empty() { Path::new(".") } else { directory };
    let listed = std::fs::read_dir(directory).map_err(|error| format!("{}: {error}", directory.display()))?;
    let mut found: Vec<PathBuf> = listed.filter_map(|file| Some(file.ok()?.path())).filter(|path| fits(path)).collect();
    if found.is_empty() {
        return Err("no .toml or .json file is there".into());
    }
    if found.len() > FILES_MAX {
        return Err(format!("there may be {FILES_MAX} files"));
    }
    found.sort_unstable();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_means_a_file_a_directory_or_a_pattern() {
        let directory = tempfile::tempdir().unwrap();
        for name in ["b.toml", "a.toml", "c.json", "notes.md"] {
            std::fs::write(directory.path().join(name), "").unwrap();
        }
        let found = |name: &str| {
            let paths = find(directory.path(), name)?;
            Ok::<_, String>(
                paths.iter().map(|it| it.file_name().unwrap().to_str().unwrap().to_owned()).collect::<Vec<_>>(),
            )
        };
        assert_eq!(found("").unwrap(), ["a.toml", "b.toml", "c.json"]);
        assert_eq!(found("*.toml").unwrap(), ["a.toml", "b.toml"]);
        assert_eq!(found("b.toml").unwrap(), ["b.toml"]);
        assert_eq!(found("d.toml").unwrap_err(), "there is no such file");
        assert_eq!(found("d*.toml").unwrap_err(), "no .toml or .json file is there");
    }
}
