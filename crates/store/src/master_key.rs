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

    /// The key in base64, as files and the environment have it.
    pub fn to_base64(&self) -> Zeroizing<String> {
        Zeroizing::new(STANDARD.encode(self.0))
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

    /// Writes the key to a file of mode 0600, in the place of one that is there; it is on the disk when this returns.
    pub fn save(&self, path: &Path) -> Result<(), KeyError> {
        let failed = |source| KeyError::File { path: path.to_owned(), source };
        let draft = self.write_draft(path).map_err(failed)?;
        if let Err(error) = fs::rename(&draft, path) {
            fs::remove_file(&draft).ok();
            return Err(failed(error));
        }
        crate::sqlite::backup::sync_directory(parent(path)).map_err(failed)
    }

    /// Whether the file was made here.
    fn write_new(&self, path: &Path) -> io::Result<bool> {
        let draft = self.write_draft(path)?;
        let linked = match fs::hard_link(&draft, path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            linked => linked.map(|()| true),
        };
        fs::remove_file(&draft)?;
        File::open(parent(path))?.sync_all()?;
        linked
    }

    /// A file with the key, beside the final one.
    fn write_draft(&self, path: &Path) -> io::Result<PathBuf> {
        crate::sqlite::create_directory(parent(path))?;
        let mut suffix = [0; 8];
        aws_lc_rs::rand::fill(&mut suffix).map_err(|_| io::Error::other("no randomness"))?;
        let draft = path.with_extension(format!("{:016x}", u64::from_be_bytes(suffix)));
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
        let text = Zeroizing::new(STANDARD.encode(self.0) + "\n");
        if let Err(error) = file.write_all(text.as_bytes()).and_then(|()| file.sync_all()) {
            fs::remove_file(&draft).ok();
            return Err(error);
        }
        Ok(draft)
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

/// The master key, and the one before it while what was sealed with that is being sealed anew.
#[derive(Clone, Debug)]
pub struct MasterKeys {
    /// What is sealed from now on is sealed with this one.
    pub primary: MasterKey,
    /// What was sealed before is opened with this one too.
    pub previous: Option<MasterKey>,
}

impl MasterKeys {
    /// The primary key's for one purpose.
    pub fn derive(&self, label: &str) -> [u8; 32] {
        self.primary.derive(label)
    }

    /// The previous key's for the same purpose, if there is one.
    pub fn derive_previous(&self, label: &str) -> Option<[u8; 32]> {
        self.previous.as_ref().map(|key| key.derive(label))
    }

    /// A sealer for one purpose: it seals with the primary key's, and opens with either's.
    pub fn sealer(&self, label: &str) -> Sealer {
        let sealer = self.primary.sealer(label);
        match &self.previous {
            Some(previous) => sealer.with_previous(&Zeroizing::new(previous.derive(label))),
            None => sealer,
        }
    }
}

impl From<MasterKey> for MasterKeys {
    fn from(primary: MasterKey) -> Self {
        Self { primary, previous: None }
    }
}

impl From<&MasterKey> for MasterKeys {
    fn from(primary: &MasterKey) -> Self {
        primary.clone().into()
    }
}

impl From<&MasterKeys> for MasterKeys {
    fn from(keys: &MasterKeys) -> Self {
        keys.clone()
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(redacted)")
    }
}

/// The directory of a file; the working directory for a name alone.
pub(crate) fn parent(path: &Path) -> &Path {
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
    fn a_saved_key_takes_the_place_of_what_was_there() {
        let directory = directory();
        let path = directory.path().join("backup.db.key");
        fs::write(&path, "something else").unwrap();
        let key = MasterKey::from_bytes([1; 32]);
        key.save(&path).unwrap();
        assert_eq!(MasterKey::load(&path).unwrap(), key);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1, "no draft stays behind");
        assert!(matches!(key.save(directory.path()), Err(KeyError::File { .. })));
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
    fn a_key_is_read_back_from_the_text_that_it_gives() {
        let key = MasterKey::random();
        assert_eq!(MasterKey::from_base64(&key.to_base64()).unwrap(), key);
        assert_ne!(key, MasterKey::random());
    }

    #[test]
    fn of_two_keys_the_primary_seals_and_both_open() {
        let (old, new) = (MasterKey::from_bytes([1; 32]), MasterKey::from_bytes([2; 32]));
        let both = MasterKeys { primary: new.clone(), previous: Some(old.clone()) };
        let before = old.sealer("rows").seal(&["x"], b"secret");
        assert_eq!(*both.sealer("rows").open(&["x"], &before).unwrap(), b"secret");
        assert!(both.sealer("other rows").open(&["x"], &before).is_err());
        assert!(new.sealer("rows").open(&["x"], &both.sealer("rows").seal(&["x"], b"secret")).is_ok());
        assert_eq!(both.derive("codes"), new.derive("codes"));
        assert_eq!(both.derive_previous("codes"), Some(old.derive("codes")));
        assert_eq!(MasterKeys::from(&new).derive_previous("codes"), None);
    }

    #[test]
    fn a_key_never_shows_in_debug_output() {
        assert_eq!(format!("{:?}", MasterKey::from_bytes([7; 32])), "MasterKey(redacted)");
    }
}
