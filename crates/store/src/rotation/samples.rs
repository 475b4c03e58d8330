//! One of everything that is sealed, for the tests of both backends.

use std::collections::BTreeSet;

use vestibule_identity::change::{Change, UserChange};
use vestibule_identity::device::Device;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::message::QueuedMessage;
use vestibule_identity::pool_resource::{PoolResource, ResourceKind};
use vestibule_identity::secret::SecretBytes;
use vestibule_identity::signing_key::KeyUse;
use vestibule_identity::software_token::SoftwareToken;

use super::SealedRow;
use crate::contract::{Pool, Subject, facts};
use crate::sealed::{SealedTable, TABLES};
use crate::sealing::Sealer;
use crate::testing::{
    CREATED_AT, EXPIRES_AT, app_client, password, signing_key, sub, token_session, user_pool, user_with_hash,
};
use crate::{MasterKey, MasterKeys};

/// The master key of this byte.
pub(crate) fn key(byte: u8) -> MasterKey {
    MasterKey::from_bytes([byte; 32])
}

/// The key that takes the place of another.
pub(crate) fn keys(primary: u8, previous: u8) -> MasterKeys {
    MasterKeys { primary: key(primary), previous: Some(key(previous)) }
}

fn pool_id() -> UserPoolId {
    UserPoolId::new("r_one")
}

/// A pool with one of everything that is sealed, and with more users than are sealed anew at once.
pub(crate) async fn fill(store: &Subject) -> Pool {
    let keys = vec![signing_key("of the pool", KeyUse::Access)];
    store.commit(vec![Change::CreateUserPool(Box::new(user_pool("r_one")), keys)]).await.unwrap();
    let pool = Pool { store: store.clone(), pool: user_pool("r_one") };
    let id = pool_id();
    for name in ["ann", "ben", "cat", "dan", "eve"] {
        pool.add(name).await;
    }
    pool.add_user(user_with_hash(&id, "fay")).await;
    let app = SoftwareToken { secret: SecretBytes::new([1; 20]), friendly_name: Some("phone".into()), last_step: 1 };
    let device = Device {
        key: "r_1".to_owned(),
        group_key: "-group".to_owned(),
        name: None,
        salt: "00aa".to_owned(),
        verifier: password(3).verifier.clone(),
        is_remembered: true,
        created_at: CREATED_AT,
        modified_at: CREATED_AT,
        authenticated_at: CREATED_AT,
        last_ip: None,
    };
    for change in [
        UserChange::RetirePassword { keep: 3 },
        UserChange::Password(password(8), CREATED_AT),
        UserChange::RegisterSoftwareToken(app, CREATED_AT),
        UserChange::AssociateSoftwareToken(SecretBytes::new([2; 20])),
        UserChange::ConfirmDevice(Box::new(device)),
    ] {
        pool.apply("ann", change).await.unwrap();
    }
    let resource = PoolResource {
        pool_id: id.clone(),
        kind: ResourceKind::IdentityProvider,
        id: "provider".to_owned(),
        client_id: None,
        names: Vec::new(),
        revision: 0,
        document: serde_json::json!({"client_secret": "of the provider"}),
    };
    let message = QueuedMessage {
        id: "message".to_owned(),
        pool_id: id.clone(),
        content: SecretBytes::new(*b"content"),
        attempts: 0,
        next_attempt_at: CREATED_AT,
        give_up_at: EXPIRES_AT,
    };
    store
        .commit(vec![
            Change::CreateAppClient(Box::new(app_client(&id, "client"))),
            Change::AddSpareKey(signing_key("spare", KeyUse::Id)),
            Change::StartTokenSession(Box::new(token_session("1", &id, "client", "ann"))),
            Change::StartTokenSession(Box::new(token_session("2", &id, "client", "ben"))),
            Change::StartTokenSession(Box::new(token_session("3", &id, "client", "ann"))),
            Change::CreatePoolResource { resource: Box::new(resource), most: 10 },
            Change::PutFunction {
                name: "function".to_owned(),
                document: serde_json::json!({"Environment": "secret"}),
                package: None,
                before: None,
            },
            Change::QueueMessage(Box::new(message)),
        ])
        .await
        .unwrap();
    pool
}

/// All of it, in a form that can be compared.
pub(crate) async fn secrets(store: &Subject) -> Vec<String> {
    let (id, ann) = (pool_id(), sub("ann"));
    let mut found = Vec::new();
    for name in ["ann", "ben", "cat", "dan", "eve", "fay"] {
        found.push(facts(&store.user(&id, &sub(name)).await.unwrap().unwrap()));
    }
    let app = store.user(&id, &ann).await.unwrap().unwrap().software_token.unwrap();
    found.push(format!("{:?}", app.secret.expose()));
    found.push(format!("{:?}", store.associated_software_token(&id, &ann).await.unwrap().unwrap().expose()));
    let history = store.password_history(&id, &ann).await.unwrap();
    found.extend(history.iter().map(|password| format!("{:?}", password.verifier.as_bytes())));
    let device = store.device(&id, &ann, "r_1").await.unwrap().unwrap();
    found.push(format!("{:?}", device.verifier.as_bytes()));
    let client = store.app_client(&"client".into()).await.unwrap().unwrap();
    found.extend(client.secrets.iter().map(|secret| secret.value.expose().to_owned()));
    for session in ["1", "2", "3"] {
        found.push(format!("{:?}", store.token_session(session).await.unwrap().unwrap().secret.expose()));
    }
    let provider = store.pool_resource(&id, ResourceKind::IdentityProvider, "provider").await.unwrap().unwrap();
    found.push(provider.document.to_string());
    let of_pool = store.signing_keys(&id).await.unwrap();
    let spare = store.spare_keys().await.unwrap();
    found.extend(of_pool.iter().chain(&spare).map(|key| format!("{:?}", key.pkcs8.expose())));
    found.extend(store.functions().await.unwrap().iter().map(|function| function.document.to_string()));
    found.extend(store.queued_messages(10).await.unwrap().iter().map(|it| format!("{:?}", it.content.expose())));
    assert_eq!(found.len(), 6 + 2 + 1 + 1 + 1 + 3 + 1 + 2 + 1 + 1, "one of everything");
    found
}

/// The sealed columns that a database has, as texts of table and column. What the server seals by itself is not among ours.
pub(crate) fn assert_all_are_known(columns: &BTreeSet<(String, String)>) {
    let pair = |table: &str, column: &str| (table.to_owned(), column.to_owned());
    let known = TABLES.iter().flat_map(|table| table.columns.iter().map(|(column, _)| pair(table.name, column)));
    let mut known: BTreeSet<_> = known.collect();
    known.insert(pair("parked_sessions", "sealed"));
    assert_eq!(*columns, known);
}

/// Whether a table's values are sealed with this key alone, and that there is one of each column at least.
pub(crate) fn assert_sealed_with(sealer: &Sealer, table: &SealedTable, rows: &[SealedRow]) {
    for (at, (column, kind)) in table.columns.iter().enumerate() {
        let values = rows.iter().filter_map(|row| row.values[at].as_ref().map(|value| (row, value)));
        let mut count = 0;
        for (row, value) in values {
            let place: Vec<&str> = std::iter::once(*kind).chain(row.ids.iter().map(String::as_str)).collect();
            assert!(sealer.is_current(&place, value), "{column} of {}: {:?}", table.name, row.key);
            count += 1;
        }
        assert!(count > 0, "there is no {column} in {}", table.name);
    }
}
