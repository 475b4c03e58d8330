//! Uploads that any node may read, in pieces that are counted from 0.

use vestibule_api::Timestamp;

use super::column;
use super::connection::Connection;
use crate::Result;

/// Keeps a piece, in the place of an earlier one of its number.
pub(super) async fn put_piece(
    connection: &Connection,
    file: &str,
    number: u32,
    bytes: &[u8],
    expires_at: Timestamp,
) -> Result<()> {
    connection
        .execute(
            "INSERT INTO file_pieces (file, number, expires_at, bytes) VALUES ($1, $2, $3, $4)
             ON CONFLICT (file, number) DO UPDATE SET expires_at = excluded.expires_at, bytes = excluded.bytes",
            &[&file, &column::integer(number), &expires_at.as_millis(), &bytes],
        )
        .await?;
    Ok(())
}

pub(super) async fn piece(connection: &Connection, file: &str, number: u32) -> Result<Option<Vec<u8>>> {
    let row = connection
        .row("SELECT bytes FROM file_pieces WHERE file = $1 AND number = $2", &[&file, &column::integer(number)])
        .await?;
    Ok(row.map(|row| row.try_get("bytes")).transpose()?)
}

/// Forgets a file with all of its pieces, if it is there.
pub(super) async fn delete(connection: &Connection, file: &str) -> Result<()> {
    connection.execute("DELETE FROM file_pieces WHERE file = $1", &[&file]).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use vestibule_api::Timestamp;

    use crate::Store as _;
    use crate::postgres::PostgresStore;
    use crate::testing::EXPIRES_AT;
    use crate::testing::postgres::{Database, is_left_out, key, options};

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_file_is_read_by_other_nodes_until_it_is_deleted_or_expires() {
        if is_left_out() {
            return;
        }
        let database = Database::create();
        let one = PostgresStore::open(&options(&database.url), &key()).await.unwrap();
        let other = PostgresStore::open(&options(&database.url), &key()).await.unwrap();
        for (file, number, bytes) in
            [("a", 0, vec![1, 0, 255]), ("a", 1, vec![2]), ("b", 0, vec![3]), ("a", 1, vec![4])]
        {
            one.put_file_piece(file, number, bytes, EXPIRES_AT).await.unwrap();
        }
        for (file, number, expected) in
            [("a", 0, Some(vec![1, 0, 255])), ("a", 1, Some(vec![4])), ("a", 2, None), ("b", 0, Some(vec![3]))]
        {
            assert_eq!(other.file_piece(file, number).await.unwrap(), expected, "{file} {number}");
        }
        other.delete_file("a").await.unwrap();
        assert_eq!(one.file_piece("a", 0).await.unwrap(), None);
        assert_eq!(one.file_piece("a", 1).await.unwrap(), None);
        assert_eq!(one.expire(EXPIRES_AT).await.unwrap(), 0);
        assert!(one.file_piece("b", 0).await.unwrap().is_some());
        assert_eq!(one.expire(Timestamp::from_millis(EXPIRES_AT.as_millis() + 1)).await.unwrap(), 1);
        assert_eq!(one.file_piece("b", 0).await.unwrap(), None);
    }
}
