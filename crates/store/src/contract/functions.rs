//! Functions and their packages.

use serde_json::{Value, json};
use vestibule_identity::change::Change;

use super::Subject;
use crate::StoredFunction;

fn put(name: &str, document: &Value, package: Option<&[u8]>) -> Change {
    Change::PutFunction { name: name.to_owned(), document: document.clone(), package: package.map(<[u8]>::to_vec) }
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
    store.commit(vec![put("one", &json!({"revision": 1}), Some(b"zip 1"))]).await.unwrap();
    store.commit(vec![put("one", &json!({"revision": 2}), None)]).await.unwrap();
    assert_eq!(store.functions().await.unwrap()[0].document, json!({"revision": 2}));
    assert_eq!(store.function_package("one").await.unwrap().as_deref(), Some(&b"zip 1"[..]));
    store.commit(vec![put("one", &json!({"revision": 3}), Some(b"zip 2"))]).await.unwrap();
    assert_eq!(store.function_package("one").await.unwrap().as_deref(), Some(&b"zip 2"[..]));
    assert_eq!(store.functions().await.unwrap().len(), 1);
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
