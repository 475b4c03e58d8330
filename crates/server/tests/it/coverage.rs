//! Completeness: every operation of the model is routed, authorised, checked, and built or honestly named as not built.

use std::collections::BTreeSet;

use clap::CommandFactory as _;
use http::StatusCode;
use serde_json::json;
use vestibule_api::cognito_idp::Operation;
use vestibule_api::model::Auth;
use vestibule_identity::sign_in::TriggerSwitches;
use vestibule_server::cli::Cli;
use vestibule_server::operations::NOT_BUILT;

use crate::world::{World, smallest_input};

/// The operations that were not built when this file last changed. It only shrinks.
const LIST: &str = include_str!("not_built.txt");
const COMPATIBILITY: &str = include_str!("../../../../docs/compatibility.md");
const README: &str = include_str!("../../../../README.md");

#[test]
fn the_list_of_operations_that_are_not_built_is_true() {
    let listed: BTreeSet<&str> = LIST.lines().collect();
    let missing: BTreeSet<&str> = NOT_BUILT.iter().map(|operation| operation.name()).collect();
    let added: Vec<_> = missing.difference(&listed).collect();
    assert!(added.is_empty(), "these were built before: {added:?}");
    let built: Vec<_> = listed.difference(&missing).collect();
    assert!(built.is_empty(), "built now: take them out of not_built.txt: {built:?}");
    assert_eq!(LIST.lines().count(), listed.len(), "a line twice");
}

#[tokio::test]
async fn an_operation_that_is_not_built_names_itself() {
    let world = World::new().await;
    for operation in NOT_BUILT {
        if matches!(operation.auth(), Auth::AccessToken) {
            continue;
        }
        let mut input = smallest_input(*operation);
        input.as_object_mut().unwrap().remove("AccessToken");
        let answer = world.call(operation.name(), input).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        let expected = format!("The operation {operation} is not built in this server yet.");
        assert_eq!((answer.error(), answer.message()), ("UnsupportedOperationException".into(), expected));
    }
}

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
fn the_compatibility_table_says_what_is_built() {
    let section = COMPATIBILITY.split("\n## ").find(|section| section.starts_with("Operations")).unwrap();
    let documented: Vec<(&str, &str)> = section
        .lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix("| ")?.split(" | ");
            Some((cells.next()?, cells.next()?))
        })
        .filter(|(name, _)| Operation::ALL.iter().any(|operation| operation.name() == *name))
        .collect();
    let expected: Vec<(&str, &str)> = Operation::ALL
        .iter()
        .map(|it| (it.name(), if NOT_BUILT.contains(it) { "not built" } else { "built" }))
        .collect();
    assert_eq!(documented, expected);
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
