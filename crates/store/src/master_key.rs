//! The master key: where it comes from, and the keys that are derived from it.
//!
//! Owns the key file. What is sealed with the keys is not decided here.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use aws_lc_rs::hkdf::{HKDF_SHA256, Salt};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::sealing::Sealer;

/// The name of the key file that is made in a data directory.
pub const KEY_FILE: &str = "master.key";

/// A key file holds 44 characters; anything beyond this is something else.
const FILE_BYTES_MAX: u64 = 1024;

/// The one secret from which all others at rest can be read. Redacted in `Debug`, wiped on drop.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct MasterKey([u8; 32]);

/// Why there is no usable master key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file or variable holds something else.
    #[error("the master key must be 32 bytes in base64")]
    Malformed,
    /// A database is there, but not the key that its secrets are sealed with.
    #[error("{} is missing, but the data directory holds a database that was sealed with it", .0.display())]
    Missing(PathBuf),
    /// The key file cannot be read or written.
    #[error("master key file {}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        #[source]
        source: io::Error,
    },
}

impl MasterKey {
    /// A key from its bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A key from base64, as the environment variable gives it.
    pub fn from_base64(text: &str) -> Result<Self, KeyError> {
        let bytes = Zeroizing::new(STANDARD.decode(text.trim()).map_err(|_| KeyError::Malformed)?);
        bytes.as_slice().try_into().map(Self).map_err(|_| KeyError::Malformed)
    }

    /// A fresh random key.
    pub fn random() -> Self {
        let mut key = Self([0; 32]);
        aws_lc_rs::rand::fill(&mut key.0).expect("the system has randomness");
        key
    }

    /// The key in a file, which must exist. A file that others may read is used, with a warning.
    pub fn load(path: &Path) -> Result<Self, KeyError> {
        let failed = |source| KeyError::File { path: path.to_owned(), source };
        let file = File::open(path).map_err(failed)?;
        let mode = file.metadata().map_err(failed)?.mode();
        if mode & 0o077 != 0 {
            tracing::warn!(path = %path.display(), mode = format!("{:03o}", mode & 0o777), "the master key file can be read by others");
        }
        let mut text = Zeroizing::new(String::new());
        file.take(FILE_BYTES_MAX).read_to_string(&mut text).map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData => KeyError::Malformed,
            _ => failed(error),
        })?;
        Self::from_base64(&text)
    }

    /// The key in a file; a file that is not there is made, with mode 0600, and is on the disk when this returns.
    pub fn load_or_create(path: &Path) -> Result<Self, KeyError> {
        match Self::load(path) {
            Err(KeyError::File { source, .. }) if source.kind() == io::ErrorKind::NotFound => Self::create(path),
            loaded => loaded,
        }
    }

    /// The key of a data directory: made on the first start, never when a database is already there.
    pub fn of_data_directory(directory: &Path) -> Result<Self, KeyError> {
        let path = directory.join(KEY_FILE);
        let database = directory.join(crate::sqlite::DATABASE_FILE);
        let has_database = database.metadata().is_ok_and(|file| file.len() > 0);
        if has_database && !path.exists() {
            return Err(KeyError::Missing(path));
        }
        Self::load_or_create(&path)
    }

    /// Writes a fresh key beside its final name first, so that the file is either whole or not there.
    fn create(path: &Path) -> Result<Self, KeyError> {
        let key = Self::random();
        let written = key.write_new(path).map_err(|source| KeyError::File { path: path.to_owned(), source })?;
        // Another process made the file first: its key counts.
        if written { Ok(key) } else { Self::load(path) }
    }

    /// Whether the file was made here.
    fn write_new(&self, path: &Path) -> io::Result<bool> {
        let directory = parent(path);
        crate::sqlite::create_directory(directory)?;
        let mut suffix = [0; 8];
        aws_lc_rs::rand::fill(&mut suffix).map_err(|_| io::Error::other("no randomness"))?;
        let draft = path.with_extension(format!("{:016x}", u64::from_be_bytes(suffix)));
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
        let text = Zeroizing::new(STANDARD.encode(self.0) + "\n");
        let linked =
            file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).and_then(|()| {
                match fs::hard_link(&draft, path) {
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
                    linked => linked.map(|()| true),
                }
            });
        fs::remove_file(&draft)?;
        File::open(directory)?.sync_all()?;
        linked
    }

    /// A key for one purpose, named by its label. Different labels give unrelated keys.
    pub fn derive(&self, label: &str) -> [u8; 32] {
        let mut derived = [0; 32];
        Salt::new(HKDF_SHA256, b"vestibule")
            .extract(&self.0)
            .expand(&[label.as_bytes()], HKDF_SHA256)
            .and_then(|key| key.fill(&mut derived))
            .expect("32 bytes are within HKDF's range");
        derived
    }

    /// A sealer whose key is derived for one purpose.
    pub fn sealer(&self, label: &str) -> Sealer {
        Sealer::new(&Zeroizing::new(self.derive(label)))
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(redacted)")
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn directory() -> tempfile::TempDir {
        tempfile::tempdir().expect("a temporary directory")
    }

    #[test]
    fn a_created_key_is_found_again_and_only_its_owner_may_read_it() {
        let directory = directory();
        let path = directory.path().join("deeper").join(KEY_FILE);
        let made = MasterKey::load_or_create(&path).unwrap();
        assert_eq!(made, MasterKey::load_or_create(&path).unwrap());
        assert_eq!(made, MasterKey::load(&path).unwrap());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no draft stays behind");
    }

    #[test]
    fn starts_at_the_same_moment_agree_on_one_key() {
        let directory = directory();
        let path = directory.path().join(KEY_FILE);
        let keys: Vec<MasterKey> = std::thread::scope(|scope| {
            let starts: Vec<_> = (0..8).map(|_| scope.spawn(|| MasterKey::load_or_create(&path).unwrap())).collect();
            starts.into_iter().map(|start| start.join().unwrap()).collect()
        });
        assert!(keys.iter().all(|key| *key == keys[0]));
    }

    #[test]
    fn a_key_is_32_bytes_of_base64_and_nothing_else() {
        let text = STANDARD.encode([7; 32]);
        assert_eq!(MasterKey::from_base64(&format!(" {text}\n")).unwrap(), MasterKey::from_bytes([7; 32]));
        for wrong in ["", "not base64!", &STANDARD.encode([7; 31]), &STANDARD.encode([7; 33])] {
            assert!(matches!(MasterKey::from_base64(wrong), Err(KeyError::Malformed)), "{wrong}");
        }
        let directory = directory();
        let path = directory.path().join(KEY_FILE);
        fs::write(&path, [0xff; 4000]).unwrap();
        assert!(matches!(MasterKey::load(&path), Err(KeyError::Malformed)));
        assert!(matches!(MasterKey::load(&directory.path().join("none")), Err(KeyError::File { .. })));
    }

    #[test]
    fn a_database_without_its_key_gets_no_fresh_one() {
        let directory = directory();
        fs::write(directory.path().join(crate::sqlite::DATABASE_FILE), b"rows").unwrap();
        assert!(matches!(MasterKey::of_data_directory(directory.path()), Err(KeyError::Missing(_))));
        assert!(!directory.path().join(KEY_FILE).exists());
    }

    #[test]
    fn derived_keys_differ_by_label_and_by_master_key() {
        let (one, other) = (MasterKey::from_bytes([1; 32]), MasterKey::from_bytes([2; 32]));
        assert_eq!(one.derive("codes"), one.derive("codes"));
        assert_ne!(one.derive("codes"), one.derive("sessions"));
        assert_ne!(one.derive("codes"), other.derive("codes"));
    }

    #[test]
    fn a_key_never_shows_in_debug_output() {
        assert_eq!(format!("{:?}", MasterKey::from_bytes([7; 32])), "MasterKey(redacted)");
    }
}
