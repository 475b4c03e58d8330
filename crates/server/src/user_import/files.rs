//! The uploaded files: sealed under the master key as they come in, piece by piece, and read back line by line.
//!
//! They hold what people would not want to be read, password hashes among it, and go when their job ends.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::{Buf as _, Bytes};
use vestibule_store::{MasterKeys, Sealer};

/// Bytes of the file that are sealed together.
const PIECE_BYTES: usize = 64 * 1024;
/// The longest line that is kept whole; of a longer one, so much.
pub const LINE_BYTES_MAX: usize = 4 * vestibule_identity::user_import::row::ROW_CHARS_MAX + 4;
const SUFFIX: &str = ".sealed";
const PART_SUFFIX: &str = ".part";

/// The files of a server's import jobs.
#[derive(Clone)]
pub struct ImportFiles {
    directory: Arc<PathBuf>,
    sealer: Arc<Sealer>,
}

impl ImportFiles {
    /// The files in a directory, which is made when it is needed. Whatever an upload left there that did not end, goes.
    pub fn new(master_key: &MasterKeys, directory: &Path) -> Self {
        remove_parts(directory);
        Self { directory: Arc::new(directory.to_owned()), sealer: Arc::new(master_key.sealer("user import files")) }
    }

    /// Whether a job has its file.
    pub fn exists(&self, job: &str) -> bool {
        self.path(job).is_file()
    }

    /// Begins to write a job's file. It takes its place when it is whole and put there.
    pub fn create(&self, job: &str) -> io::Result<FileWriter> {
        self.make_directory()?;
        let part = tempfile::Builder::new().prefix(job).suffix(PART_SUFFIX).tempfile_in(&*self.directory)?;
        Ok(FileWriter {
            part,
            to: self.path(job),
            job: job.to_owned(),
            sealer: Arc::clone(&self.sealer),
            piece: Vec::new(),
            pieces: 0,
        })
    }

    /// A file to write a copy to, which has no name and goes when it is closed.
    pub fn nameless(&self) -> io::Result<File> {
        self.make_directory()?;
        tempfile::tempfile_in(&*self.directory)
    }

    /// Reads a job's file from so many bytes on.
    pub fn open(&self, job: &str, offset: u64) -> io::Result<FileReader> {
        self.read(job, OpenOptions::new().read(true).open(self.path(job))?, offset)
    }

    /// Reads a copy of a job's file from so many bytes on.
    pub fn read(&self, job: &str, file: File, offset: u64) -> io::Result<FileReader> {
        let mut reader =
            FileReader { file, job: job.to_owned(), sealer: Arc::clone(&self.sealer), piece: Bytes::new(), pieces: 0 };
        reader.go_to(offset)?;
        Ok(reader)
    }

    /// Removes a job's file, if it is there.
    pub fn remove(&self, job: &str) -> io::Result<()> {
        match fs::remove_file(self.path(job)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// The jobs that have a file.
    pub fn jobs(&self) -> Vec<String> {
        let entries = fs::read_dir(&*self.directory).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        names.filter_map(|name| Some(name.strip_suffix(SUFFIX)?.to_owned())).collect()
    }

    fn make_directory(&self) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(&*self.directory)
    }

    fn path(&self, job: &str) -> PathBuf {
        self.directory.join(format!("{job}{SUFFIX}"))
    }
}

/// A file that is being written.
pub struct FileWriter {
    part: tempfile::NamedTempFile,
    to: PathBuf,
    job: String,
    sealer: Arc<Sealer>,
    piece: Vec<u8>,
    pieces: u64,
}

impl FileWriter {
    /// Adds bytes.
    pub fn write(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(PIECE_BYTES - self.piece.len()));
            self.piece.extend_from_slice(now);
            bytes = later;
            if self.piece.len() == PIECE_BYTES {
                self.seal()?;
            }
        }
        Ok(())
    }

    /// Writes the rest, and has all of it on disk.
    pub fn finish(mut self) -> io::Result<WholeFile> {
        if !self.piece.is_empty() || self.pieces == 0 {
            self.seal()?;
        }
        self.part.as_file().sync_all()?;
        Ok(WholeFile { part: self.part, to: self.to })
    }

    fn seal(&mut self) -> io::Result<()> {
        let sealed = self.sealer.seal(&place(&self.job, &self.pieces.to_string()), &self.piece);
        self.piece.clear();
        self.pieces += 1;
        self.part.write_all(&sealed)
    }
}

/// A file that was written, and goes unless it is put in its place.
pub struct WholeFile {
    part: tempfile::NamedTempFile,
    to: PathBuf,
}

impl WholeFile {
    /// Puts it in its place: one renaming, so that it can follow closely on the question whether the job still wants it.
    pub fn put(self) -> io::Result<()> {
        self.part.persist(&self.to).map_err(|error| error.error)?;
        Ok(())
    }

    /// The file from its beginning, as it is sealed, to be copied. It takes no place here.
    pub fn into_file(self) -> io::Result<File> {
        let mut file = self.part.into_file();
        file.rewind()?;
        Ok(file)
    }
}

/// A file that is being read.
pub struct FileReader {
    file: File,
    job: String,
    sealer: Arc<Sealer>,
    piece: Bytes,
    pieces: u64,
}

/// A line as it was read.
pub struct Line {
    /// The line without its end; no more than [`LINE_BYTES_MAX`] of it.
    pub text: Vec<u8>,
    /// How long it was with its end.
    pub bytes: u64,
}

impl FileReader {
    /// Reads the same file on from so many of its bytes on.
    pub fn go_to(&mut self, offset: u64) -> io::Result<()> {
        let sealed = sealed_bytes(&self.sealer)? as u64;
        self.pieces = offset / PIECE_BYTES as u64;
        self.piece = Bytes::new();
        self.file.seek(SeekFrom::Start(self.pieces * sealed))?;
        let within = usize::try_from(offset % PIECE_BYTES as u64).unwrap_or(0);
        if within > 0 {
            self.fill()?;
            self.piece.advance(within.min(self.piece.len()));
        }
        Ok(())
    }

    /// The next line; none at the end of the file.
    pub fn line(&mut self) -> io::Result<Option<Line>> {
        let mut line = Line { text: Vec::new(), bytes: 0 };
        loop {
            if self.piece.is_empty() && !self.fill()? {
                return Ok((line.bytes > 0).then_some(line));
            }
            let end = self.piece.iter().position(|byte| *byte == b'\n');
            let taken = self.piece.split_to(end.map_or(self.piece.len(), |end| end + 1));
            line.bytes += taken.len() as u64;
            let text = if end.is_some() { &taken[..taken.len() - 1] } else { &taken[..] };
            line.text.extend_from_slice(&text[..text.len().min(LINE_BYTES_MAX - line.text.len())]);
            if end.is_some() {
                return Ok(Some(line));
            }
        }
    }

    /// Opens the next piece; whether there is one with something in it.
    fn fill(&mut self) -> io::Result<bool> {
        let mut sealed = Vec::new();
        let most = sealed_bytes(&self.sealer)? as u64;
        (&mut self.file).take(most).read_to_end(&mut sealed)?;
        if sealed.is_empty() {
            return Ok(false);
        }
        let piece = self.sealer.open(&place(&self.job, &self.pieces.to_string()), &sealed).map_err(io::Error::other)?;
        self.pieces += 1;
        self.piece = Bytes::copy_from_slice(&piece);
        Ok(!self.piece.is_empty())
    }
}

/// Removes what was being written when the server was killed.
fn remove_parts(directory: &Path) {
    let paths = fs::read_dir(directory).into_iter().flatten().flatten().map(|entry| entry.path());
    for path in paths.filter(|path| path.to_str().is_some_and(|path| path.ends_with(PART_SUFFIX))) {
        if let Err(error) = fs::remove_file(path) {
            tracing::warn!(%error, "what is left of an upload could not be removed");
        }
    }
}

/// How long a whole piece is when it is sealed: the same for all.
fn sealed_bytes(sealer: &Sealer) -> io::Result<usize> {
    let empty = sealer.seal(&[], &[]).len();
    empty.checked_add(PIECE_BYTES).ok_or_else(|| io::Error::other("a piece is too long"))
}

fn place<'a>(job: &'a str, piece: &'a str) -> [&'a str; 3] {
    ["user import file", job, piece]
}

#[cfg(test)]
mod tests {
    use vestibule_store::MasterKey;

    use super::*;

    fn files(directory: &Path) -> ImportFiles {
        ImportFiles::new(&MasterKey::from_bytes([7; 32]).into(), &directory.join("imports"))
    }

    fn written(files: &ImportFiles, text: &[u8]) {
        let mut writer = files.create("import-a").unwrap();
        for chunk in text.chunks(1000) {
            writer.write(chunk).unwrap();
        }
        let whole = writer.finish().unwrap();
        assert!(!files.exists("import-a"), "not before it is put there");
        whole.put().unwrap();
    }

    #[test]
    fn a_file_is_read_line_by_line_from_anywhere() {
        let directory = tempfile::tempdir().unwrap();
        let files = files(directory.path());
        let lines: Vec<String> = (0..20_000).map(|number| format!("line {number}\n")).collect();
        written(&files, lines.concat().as_bytes());
        for first in [0, 1, 7_000, 19_999] {
            let offset: usize = lines[..first].iter().map(String::len).sum();
            let mut reader = files.open("import-a", offset as u64).unwrap();
            let mut read = Vec::new();
            while let Some(line) = reader.line().unwrap() {
                assert_eq!(line.bytes, line.text.len() as u64 + 1);
                read.push(String::from_utf8(line.text).unwrap() + "\n");
            }
            assert!(read == lines[first..], "from line {first}");
        }
        assert_eq!(files.jobs(), ["import-a"]);
        files.remove("import-a").unwrap();
        files.remove("import-a").unwrap();
        assert!(files.open("import-a", 0).is_err() && files.jobs().is_empty());
    }

    #[test]
    fn a_reader_stays_with_its_file_when_another_takes_the_place() {
        let directory = tempfile::tempdir().unwrap();
        let files = files(directory.path());
        written(&files, b"one\ntwo\n");
        let mut reader = files.open("import-a", 0).unwrap();
        let another = files.create("import-a").unwrap();
        another.finish().unwrap().put().unwrap();
        assert_eq!(reader.line().unwrap().unwrap().text, b"one");
        reader.go_to(0).unwrap();
        assert_eq!(reader.line().unwrap().unwrap().text, b"one");
        reader.go_to(4).unwrap();
        assert_eq!(reader.line().unwrap().unwrap().text, b"two");
    }

    #[test]
    fn a_copy_of_what_is_sealed_is_read_like_the_file() {
        let directory = tempfile::tempdir().unwrap();
        let files = files(directory.path());
        let mut writer = files.create("import-a").unwrap();
        writer.write(b"one\ntwo\n").unwrap();
        let mut whole = writer.finish().unwrap().into_file().unwrap();
        let mut copy = files.nameless().unwrap();
        io::copy(&mut whole, &mut copy).unwrap();
        assert_eq!(fs::read_dir(directory.path().join("imports")).unwrap().count(), 0, "neither has a name");
        let another = copy.try_clone().unwrap();
        assert_eq!(files.read("import-a", copy, 4).unwrap().line().unwrap().unwrap().text, b"two");
        assert!(files.read("import-b", another, 0).unwrap().line().is_err(), "it is another job's");
    }

    #[test]
    fn what_is_left_of_an_upload_goes_with_the_next_start() {
        let directory = tempfile::tempdir().unwrap();
        let before = files(directory.path());
        written(&before, b"whole\n");
        let left = before.create("import-b").unwrap();
        let count = || fs::read_dir(directory.path().join("imports")).unwrap().count();
        assert_eq!(count(), 2);
        let after = files(directory.path());
        assert_eq!((count(), after.exists("import-a")), (1, true));
        drop(left);
    }

    #[test]
    fn nothing_of_a_file_is_readable_on_disk() {
        let directory = tempfile::tempdir().unwrap();
        let files = files(directory.path());
        written(&files, b"a very personal line\n");
        let kept = fs::read(files.path("import-a")).unwrap();
        assert!(!kept.windows(8).any(|window| window == b"personal"));
    }

    #[test]
    fn a_line_without_an_end_counts_and_a_long_one_is_cut() {
        let directory = tempfile::tempdir().unwrap();
        let files = files(directory.path());
        let long = "x".repeat(LINE_BYTES_MAX + 100_000);
        written(&files, format!("{long}\nlast").as_bytes());
        let mut reader = files.open("import-a", 0).unwrap();
        let line = reader.line().unwrap().unwrap();
        assert_eq!((line.text.len(), line.bytes), (LINE_BYTES_MAX, long.len() as u64 + 1));
        assert_eq!(reader.line().unwrap().unwrap().text, b"last");
        assert!(reader.line().unwrap().is_none());
    }

    #[test]
    fn an_empty_file_is_one() {
        let directory = tempfile::tempdir().unwrap();
        let files = files(directory.path());
        written(&files, b"");
        assert!(files.exists("import-a"));
        assert!(files.open("import-a", 0).unwrap().line().unwrap().is_none());
    }
}
