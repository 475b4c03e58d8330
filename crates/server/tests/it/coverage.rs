//! Completeness: every operation of the model is routed, checked, documented and called by an unmodified client. That each is
//! built is the compiler's to see: the dispatch has no other arm.

use clap::CommandFactory as _;
use http::StatusCode;
use serde_json::json;
use vestibule_api::cognito_idp::Operation;
use vestibule_identity::sign_in::TriggerSwitches;
use vestibule_server::cli::Cli;

use crate::world::World;

const COMPATIBILITY: &str = include_str!("../../../../docs/compatibility.md");
const README: &str = include_str!("../../../../README.md");

#[tokio::test]
async fn every_operation_is_routed_and_checks_its_input() {
    let world = World::new().await;
    assert_eq!(Operation::ALL.len(), 141);
    for operation in Operation::ALL {
        let answer = world.call(operation.name(), json!({})).await;
        let required = operation.input_shape().is_some_and(|shape| shape.members().iter().any(|it| it.required));
        if required {
            assert_eq!(answer.error(), "InvalidParameterException", "{operation}");
            assert!(answer.message().contains("Member must not be null"), "{operation}: {}", answer.message());
        } else {
            assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{operation}");
            assert!(!answer.body.is_empty(), "{operation}");
        }
        assert_eq!(answer.header("x-amzn-requestid").len(), 36, "{operation}");
    }
}

#[test]
fn the_compatibility_table_has_every_operation() {
    let section = COMPATIBILITY.split("\n## ").find(|section| section.starts_with("Operations")).unwrap();
    let documented: Vec<&str> = section
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next())
        .filter(|name| !["Operation", "---"].contains(name))
        .collect();
    let expected: Vec<&str> = Operation::ALL.iter().map(|it| it.name()).collect();
    assert_eq!(documented, expected);
}

/// An operation as boto3 and the AWS CLI call it: `CreateUserPool` is `create_user_pool` and `create-user-pool`.
fn snake_case(operation: &str) -> String {
    let mut name = String::new();
    let letters: Vec<char> = operation.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let begins_word = letter.is_uppercase()
            && at > 0
            && (!letters[at - 1].is_uppercase() || letters.get(at + 1).is_some_and(|next| next.is_lowercase()));
        if begins_word {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

#[test]
fn every_operation_is_called_by_an_unmodified_client() {
    let tests = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../conformance/tests");
    let sources: String = std::fs::read_dir(tests)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "py"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let is_called = |operation: &&Operation| {
        let name = snake_case(operation.name());
        let by_boto3 = ["(", ",", ")", "]"].map(|after| format!(".{name}{after}"));
        let by_cli = [("\"", "\""), (" ", " "), (" ", "\"")];
        let by_cli = by_cli.map(|(before, after)| format!("{before}{}{after}", name.replace('_', "-")));
        by_boto3.iter().chain(&by_cli).any(|call| sources.contains(call.as_str()))
    };
    let missing: Vec<_> = Operation::ALL.iter().filter(|it| !is_called(it)).map(|it| it.name()).collect();
    assert!(missing.is_empty(), "no conformance test calls {missing:?}");
}

#[test]
fn the_documents_name_every_setting() {
    let switches = serde_json::to_value(TriggerSwitches::default()).unwrap();
    for (switch, _) in switches.as_object().unwrap() {
        assert!(COMPATIBILITY.contains(&format!("\n| `{switch}` |")), "docs/compatibility.md lacks {switch}");
    }
    let command = Cli::command();
    let serve = command.find_subcommand("serve").unwrap();
    for flag in serve.get_arguments() {
        let Some(long) = flag.get_long() else { continue };
        let variable = flag.get_env().unwrap().to_str().unwrap();
        let row = README.lines().find(|line| line.starts_with(&format!("| `--{long}`")));
        let row = row.unwrap_or_else(|| panic!("README.md lacks --{long}"));
        assert!(row.contains(&format!("`{variable}`")), "README.md lacks {variable} beside --{long}");
    }
}

/// The sources in which the table's tests are, by what stands before `::` in its names.
fn source(place: &str) -> Option<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let it = root.join("crates/server/tests/it");
    let path = match place.split_once("::") {
        None => it.join(format!("{place}.rs")),
        Some(("identity", module)) => {
            let file = root.join("crates/identity/src").join(module.replace("::", "/")).with_extension("rs");
            if file.exists() { file } else { root.join("crates/identity/tests").join(format!("{module}.rs")) }
        }
        Some(("conformance", file)) => root.join("conformance/tests").join(format!("{file}.py")),
        Some(_) => return None,
    };
    std::fs::read_to_string(path).ok()
}

/// Whether there is a test of this name.
fn is_test(name: &str) -> bool {
    let Some((place, test)) = name.rsplit_once("::") else { return false };
    let Some(source) = source(place) else { return false };
    let (function, test_of_python) = (format!("fn {test}("), format!("def {test}("));
    source.lines().any(|line| {
        let line = line.trim_start().trim_start_matches("async ");
        line.starts_with(&function) || test.starts_with("test_") && line.starts_with(&test_of_python)
    })
}

#[test]
fn every_row_of_the_sign_in_table_names_a_test_that_exists() {
    rows_name_tests("## Sign-in, row by row\n", 100);
}

#[test]
fn every_row_of_the_trigger_tables_names_a_test_that_exists() {
    let numbers = rows_name_tests("## Triggers, row by row\n", 60);
    let expected: Vec<String> = (1..=24).map(|number| number.to_string()).collect();
    assert_eq!(numbers, expected, "the checklist has 24 items");
}

#[test]
fn every_row_about_groups_names_a_test_that_exists() {
    rows_name_tests("## Groups\n", 20);
}

/// Holds every row of a section to the tests that it names. Answers the numbers that rows begin with.
fn rows_name_tests(heading: &str, least: usize) -> Vec<String> {
    let section = COMPATIBILITY.split(heading).nth(1).expect("the section is there");
    let section = section.split("\n## ").next().unwrap();
    let rows: Vec<Vec<&str>> = section
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect()))
        .filter(|cells: &Vec<&str>| cells[0] != "Row")
        .collect();
    assert!(rows.len() > least, "the table has {} rows", rows.len());
    for cells in &rows {
        assert_eq!(cells.len(), 3, "{cells:?}");
        let names: Vec<&str> = cells[2].split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "no test: {cells:?}");
        for name in names {
            assert!(is_test(name), "no such test: {name} in {cells:?}");
        }
    }
    let numbers = rows.iter().filter_map(|cells| cells[0].split_once(' '));
    numbers.map(|(number, _)| number.to_owned()).filter(|number| number.parse::<u32>().is_ok()).collect()
}
