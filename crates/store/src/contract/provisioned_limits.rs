//! Provisioned limits of the server.

use vestibule_identity::change::Change;

use super::Subject;

pub(crate) async fn a_limit_is_what_it_was_set_to_last(store: Subject) {
    assert_eq!(store.provisioned_limit("UserRead").await.unwrap(), None);
    for per_second in [150, 130] {
        let category = "UserRead".to_owned();
        store.commit(vec![Change::SetProvisionedLimit { category, per_second }]).await.unwrap();
        assert_eq!(store.provisioned_limit("UserRead").await.unwrap(), Some(per_second));
    }
    assert_eq!(store.provisioned_limit("UserList").await.unwrap(), None);
}
