//! Functions and their packages.

use serde_json::{Value, json};
use vestibule_identity::change::{Change, Conflict};

use super::{Subject, conflict};
use crate::StoredFunction;

fn put(name: &str, document: &Value, package: Option<&[u8]>) -> Change {
    put_after(name, None, document, package)
}

fn put_after(name: &str, before: Option<&Value>, document: &Value, package: Option<&[u8]>) -> Change {
    Change::PutFunction {
        name: name.to_owned(),
        document: document.clone(),
        package: package.map(<[u8]>::to_vec),
        before: before.cloned(),
    }
}

pub(crate) async fn a_function_is_read_back_with_its_package(store: Subject) {
    let document = json!({"Environment": {"KEY": "Ä"}, "Timeout": 3});
    // Larger than a page of any database, and not compressible.
    let package: Vec<u8> = (0..300_000_u32).flat_map(|it| it.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    store.commit(vec![put("one", &document, Some(&package))]).await.unwrap();
    assert_eq!(store.functions().await.unwrap(), [StoredFunction { name: "one".to_owned(), document }]);
    assert!(store.function_package("one").await.unwrap() == Some(package));
    assert_eq!(store.function_package("two").await.unwrap(), None);
}

pub(crate) async fn a_change_of_the_document_keeps_the_package(store: Subject) {
    let [first, second, third] = [1, 2, 3].map(|revision| json!({ "revision": revision }));
    store.commit(vec![put("one", &first, Some(b"zip 1"))]).await.unwrap();
    store.commit(vec![put_after("one", Some(&first), &second, None)]).await.unwrap();
    assert_eq!(store.functions().await.unwrap()[0].document, json!({"revision": 2}));
    assert_eq!(store.function_package("one").await.unwrap().as_deref(), Some(&b"zip 1"[..]));
    store.commit(vec![put_after("one", Some(&second), &third, Some(b"zip 2"))]).await.unwrap();
    assert_eq!(store.function_package("one").await.unwrap().as_deref(), Some(&b"zip 2"[..]));
    assert_eq!(store.functions().await.unwrap().len(), 1);
}

pub(crate) async fn a_function_that_was_changed_meanwhile_is_not_overwritten(store: Subject) {
    let [first, second, third] = [1, 2, 3].map(|revision| json!({ "revision": revision, "Environment": "Ä" }));
    let changed = Conflict::FunctionChanged("one".to_owned());
    let refused = store.commit(vec![put_after("one", Some(&first), &second, Some(b"zip"))]).await;
    assert_eq!(conflict(refused), changed, "it is not there");
    store.commit(vec![put("one", &first, Some(b"zip 1"))]).await.unwrap();
    assert_eq!(conflict(store.commit(vec![put("one", &second, Some(b"zip 2"))]).await), changed, "it is there already");
    // The order of the members says nothing.
    let turned = json!({ "Environment": "Ä", "revision": 1 });
    store.commit(vec![put_after("one", Some(&turned), &second, Some(b"zip 2"))]).await.unwrap();
    let refused = store.commit(vec![put_after("one", Some(&first), &third, Some(b"zip 3"))]).await;
    assert_eq!(conflict(refused), changed, "somebody else was earlier");
    assert_eq!(store.functions().await.unwrap()[0].document, second);
    assert_eq!(store.function_package("one").await.unwrap().as_deref(), Some(&b"zip 2"[..]));
    store.commit(vec![Change::DeleteFunction("one".to_owned())]).await.unwrap();
    let refused = store.commit(vec![put_after("one", Some(&second), &third, None)]).await;
    assert_eq!(conflict(refused), changed, "it is gone");
    assert!(store.functions().await.unwrap().is_empty());
}

pub(crate) async fn functions_are_listed_by_name(store: Subject) {
    for name in ["b", "c", "a"] {
        store.commit(vec![put(name, &json!({}), Some(b"zip"))]).await.unwrap();
    }
    let names: Vec<String> = store.functions().await.unwrap().into_iter().map(|it| it.name).collect();
    assert_eq!(names, ["a", "b", "c"]);
}

pub(crate) async fn a_deleted_function_takes_its_package_along(store: Subject) {
    store.commit(vec![put("one", &json!({}), Some(b"zip"))]).await.unwrap();
    for _ in 0..2 {
        store.commit(vec![Change::DeleteFunction("one".to_owned())]).await.unwrap();
        assert!(store.functions().await.unwrap().is_empty());
        assert_eq!(store.function_package("one").await.unwrap(), None);
    }
    store.commit(vec![put("one", &json!({}), None)]).await.unwrap();
    assert_eq!(store.function_package("one").await.unwrap(), None);
}
