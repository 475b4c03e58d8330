//! A job's file, read in batches of rows.

use std::io;

use vestibule_identity::user_import::header;
use vestibule_identity::user_import::job::{End, ImportJob, Place, ROWS_MAX};
use vestibule_identity::user_import::row::Form;
use vestibule_identity::user_pool::UserPool;

use super::files::FileReader;

/// Rows that are stored together.
pub const BATCH_ROWS: usize = 500;

/// A file whose header was read.
pub struct Source {
    reader: FileReader,
    /// What its rows share.
    pub form: Form,
    place: Place,
}

/// Rows that follow each other.
pub struct Batch {
    /// Each with the number of its line.
    pub rows: Vec<(u64, Vec<u8>)>,
    /// Where the next batch begins.
    pub end: Place,
}

impl Source {
    /// Opens a job's file where the job is. At its beginning the whole file is looked over.
    pub fn open(mut reader: FileReader, pool: &UserPool, job: &ImportJob) -> io::Result<Result<Self, End>> {
        let Some(first) = reader.line()? else { return Ok(Err(End::Header(header::Problem::Empty))) };
        let columns = match header::read(pool, job.algorithm, &first.text) {
            Ok(columns) => columns,
            Err(problem) => return Ok(Err(End::Header(problem))),
        };
        let form = Form { columns, algorithm: job.algorithm };
        let mut place = job.place;
        if place == Place::default() {
            place = Place { offset: first.bytes, lines: 1 };
            let mut rows = 0;
            while let Some(line) = reader.line()? {
                rows += u64::from(!is_blank(&line.text));
                if rows > ROWS_MAX {
                    return Ok(Err(End::TooManyRows));
                }
            }
        }
        // Of the file that was looked over, whatever has taken its place since.
        reader.go_to(place.offset)?;
        Ok(Ok(Self { reader, form, place }))
    }

    /// The next rows; none at the end. Lines without anything are no rows.
    pub fn batch(&mut self) -> io::Result<Batch> {
        let mut rows = Vec::with_capacity(BATCH_ROWS);
        while rows.len() < BATCH_ROWS {
            let Some(line) = self.reader.line()? else { break };
            self.place.offset += line.bytes;
            self.place.lines += 1;
            if !is_blank(&line.text) {
                rows.push((self.place.lines, line.text));
            }
        }
        Ok(Batch { rows, end: self.place })
    }
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(u8::is_ascii_whitespace)
}
