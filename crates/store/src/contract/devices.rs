//! Devices.

use vestibule_identity::change::{Conflict, UserChange};
use vestibule_identity::device::Device;

use super::{Pool, Subject, assert_bad_token, conflict};
use crate::testing::{CREATED_AT, EXPIRES_AT, password, sub};

fn device(key: &str) -> Device {
    Device {
        key: key.to_owned(),
        group_key: format!("-group of {key}"),
        name: None,
        salt: "00aa".to_owned(),
        verifier: password(3).verifier.clone(),
        is_remembered: false,
        created_at: CREATED_AT,
        modified_at: CREATED_AT,
        authenticated_at: CREATED_AT,
        last_ip: None,
    }
}

async fn confirm(pool: &Pool, user: &str, device: Device) -> crate::Result<()> {
    pool.apply(user, UserChange::ConfirmDevice(Box::new(device))).await
}

async fn read(pool: &Pool, user: &str, key: &str) -> Option<Device> {
    pool.store.device(&pool.pool.id, &sub(user), key).await.unwrap()
}

pub(crate) async fn a_device_is_read_back_as_written(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    let full = Device {
        name: Some("Ann's phone".to_owned()),
        is_remembered: true,
        modified_at: EXPIRES_AT,
        last_ip: Some("::1".to_owned()),
        ..device("r_2")
    };
    for written in [device("r_1"), full] {
        confirm(&pool, "ann", written.clone()).await.unwrap();
        assert_eq!(read(&pool, "ann", &written.key).await, Some(written));
    }
    assert_eq!(read(&pool, "ann", "r_3").await, None);
}

pub(crate) async fn a_device_is_confirmed_once_and_belongs_to_its_user(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    pool.add("bob").await;
    confirm(&pool, "ann", device("r_1")).await.unwrap();
    assert_eq!(conflict(confirm(&pool, "ann", device("r_1")).await), Conflict::DeviceExists);
    assert_eq!(read(&pool, "bob", "r_1").await, None);
    pool.delete("ann").await.unwrap();
    assert_eq!(read(&pool, "ann", "r_1").await, None);
    assert_eq!(conflict(confirm(&pool, "ann", device("r_1")).await), Conflict::UserGone);
}

pub(crate) async fn a_device_is_remembered_used_and_forgotten(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    confirm(&pool, "ann", device("r_1")).await.unwrap();
    let remember = |key: &str, at| UserChange::RememberDevice { key: key.to_owned(), is_remembered: true, at };
    pool.apply("ann", remember("r_1", EXPIRES_AT)).await.unwrap();
    assert_eq!(conflict(pool.apply("ann", remember("r_2", EXPIRES_AT)).await), Conflict::DeviceGone);
    let ip = Some("192.0.2.1".to_owned());
    for key in ["r_1", "r_2"] {
        let used = UserChange::NoteDeviceUse { key: key.to_owned(), at: EXPIRES_AT, ip: ip.clone() };
        pool.apply("ann", used).await.unwrap();
    }
    let expected = Device {
        is_remembered: true,
        modified_at: EXPIRES_AT,
        authenticated_at: EXPIRES_AT,
        last_ip: ip,
        ..device("r_1")
    };
    assert_eq!(read(&pool, "ann", "r_1").await, Some(expected));
    let forget = || pool.apply("ann", UserChange::ForgetDevice("r_1".to_owned()));
    forget().await.unwrap();
    assert_eq!(read(&pool, "ann", "r_1").await, None);
    assert_eq!(conflict(forget().await), Conflict::DeviceGone);
}

pub(crate) async fn devices_are_listed_in_order_page_by_page(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    pool.add("bob").await;
    for (user, key) in [("ann", "r_3"), ("bob", "r_9"), ("ann", "r_1"), ("ann", "r_2")] {
        confirm(&pool, user, device(key)).await.unwrap();
    }
    let page = async |after, limit| store.devices(&pool.pool.id, &sub("ann"), after, limit).await;
    let keys = |items: &[Device]| items.iter().map(|it| it.key.clone()).collect::<Vec<_>>();
    let first = page(None, 2).await.unwrap();
    assert_eq!(keys(&first.items), ["r_3", "r_1"]);
    let last = page(first.next, 2).await.unwrap();
    assert_eq!((keys(&last.items), last.next), (vec!["r_2".to_owned()], None));
    assert_bad_token(&page(Some("x".to_owned()), 2).await);
}
