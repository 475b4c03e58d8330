//! A file of users on the command's side: its form, and its lines as batches of records.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Seek as _, SeekFrom};

use anyhow::{Context as _, bail, ensure};
use aws_lc_rs::digest;
use vestibule_identity::name::NameKind;
use vestibule_identity::user_import::header;
use vestibule_identity::user_import::job::Place;
use vestibule_identity::user_import::record::{self, UserRecord};
use vestibule_identity::user_import::table::Columns;

use super::endpoint::ImportAnswer;
use crate::cli::UsersFormat;

/// Lines of a batch.
pub const BATCH_LINES: usize = vestibule_store::LISTS_MAX;
/// A batch in which there are so many bytes of the file takes no more lines. With one line more it is far from what the server takes.
const BATCH_BYTES: u64 = 1024 * 1024;
/// The longest line.
const LINE_BYTES_MAX: u64 = 1024 * 1024;

/// A file that is being read.
pub struct Lines {
    reader: BufReader<File>,
    form: Form,
    place: Place,
    seed: String,
}

enum Form {
    Json,
    Csv(Columns),
}

/// What was read at once.
pub struct LocalBatch {
    /// The users.
    pub users: Vec<UserRecord>,
    /// The lines that they stand on.
    pub lines: Vec<u64>,
    /// Whether they bring their `sub` along.
    pub brings_sub: Vec<bool>,
    /// Lines that are nobody, with the reason.
    pub problems: Vec<(u64, String)>,
    /// Where the next batch begins.
    pub end: Place,
}

/// What became of a batch.
#[derive(Debug, PartialEq, Eq)]
pub struct Sum {
    /// Users who were created.
    pub imported: u64,
    /// Users who were there before.
    pub existing: u64,
    /// Lines that are nobody, with the reason.
    pub problems: Vec<(u64, String)>,
}

impl LocalBatch {
    /// The sum of what the server says and what was seen here. A user who is there with a `sub` of this import's own was created by it,
    /// whose answer was lost; up to the line `doubtful`, one who is there with the `sub` of the file may have been, before it was
    /// interrupted. Both count as imported.
    pub fn sum(&self, answer: ImportAnswer, doubtful: u64) -> Sum {
        let line = |at: &usize| self.lines.get(*at).copied().unwrap_or_default();
        let brings_sub = |at: &usize| self.brings_sub.get(*at).copied().unwrap_or_default();
        let (ours, mut existing): (Vec<usize>, Vec<usize>) =
            answer.existing.into_iter().partition(|at| line(at) <= doubtful || !brings_sub(at));
        let mut problems = self.problems.clone();
        for at in answer.named {
            // A name alone means the same user; a `sub` beside it another one.
            if brings_sub(&at) {
                problems.push((line(&at), record::taken_text(NameKind::Username)));
            } else {
                existing.push(at);
            }
        }
        let named = problems.len() - self.problems.len();
        let untaken = existing.len() + named + answer.refused.len() + ours.len();
        problems.extend(answer.refused.into_iter().map(|(at, reason)| (line(&at), reason)));
        Sum {
            imported: (self.lines.len().saturating_sub(untaken) + ours.len()) as u64,
            existing: existing.len() as u64,
            problems,
        }
    }
}

impl Lines {
    /// Opens a file where an earlier import ended. What `format` leaves open is seen from the first character: `{` is JSON.
    pub fn open(
        mut reader: BufReader<File>,
        format: Option<UsersFormat>,
        place: Place,
        seed: &str,
    ) -> anyhow::Result<Self> {
        let first = reader.fill_buf()?.iter().find(|byte| !byte.is_ascii_whitespace()).copied();
        let is_json = match format {
            Some(UsersFormat::Jsonl) => true,
            Some(UsersFormat::Csv) => false,
            None => match first {
                Some(b'[') => bail!("this is one array: a user to a line is wanted, as `jq -c '.[]'` writes them"),
                Some(first) => first == b'{',
                None => bail!("the file is empty"),
            },
        };
        let (form, start) = if is_json {
            (Form::Json, Place::default())
        } else {
            let line = read_line(&mut reader)?.context("the file is empty")?;
            let columns = Columns::read(trimmed(&line)).map_err(|problem| anyhow::anyhow!(header_text(&problem)))?;
            (Form::Csv(columns), Place { offset: line.len() as u64, lines: 1 })
        };
        let place = if place == Place::default() { start } else { place };
        reader.seek(SeekFrom::Start(place.offset))?;
        Ok(Self { reader, form, place, seed: seed.to_owned() })
    }

    /// The next batch; none at the end.
    pub fn batch(&mut self) -> anyhow::Result<Option<LocalBatch>> {
        let mut batch = LocalBatch {
            users: Vec::new(),
            lines: Vec::new(),
            brings_sub: Vec::new(),
            problems: Vec::new(),
            end: self.place,
        };
        let start = self.place;
        while self.place.lines - start.lines < BATCH_LINES as u64 && self.place.offset - start.offset < BATCH_BYTES {
            let Some(line) = read_line(&mut self.reader)? else { break };
            self.place.offset += line.len() as u64;
            self.place.lines += 1;
            let text = trimmed(&line);
            if text.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            match self.record(text) {
                Ok(mut record) => {
                    let brings_sub = record.brings_sub();
                    batch.brings_sub.push(brings_sub);
                    if !brings_sub {
                        record.sub = Some(sub(&self.seed, self.place.lines));
                    }
                    batch.users.push(record);
                    batch.lines.push(self.place.lines);
                }
                Err(reason) => batch.problems.push((self.place.lines, reason)),
            }
        }
        batch.end = self.place;
        Ok((batch.end != start).then_some(batch))
    }

    fn record(&self, line: &[u8]) -> Result<UserRecord, String> {
        match &self.form {
            Form::Json => UserRecord::parse(line).map_err(|problem| problem.text()),
            Form::Csv(columns) => columns.record(line).map_err(|problem| problem.text()),
        }
    }
}

/// A line with its end.
fn read_line(reader: &mut BufReader<File>) -> anyhow::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    std::io::Read::take(&mut *reader, LINE_BYTES_MAX).read_until(b'\n', &mut line)?;
    ensure!((line.len() as u64) < LINE_BYTES_MAX, "a line is longer than {LINE_BYTES_MAX} bytes");
    Ok((!line.is_empty()).then_some(line))
}

fn trimmed(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// The `sub` of a user who brings none: as good as random, and the same whenever this import reads the line.
fn sub(seed: &str, line: u64) -> String {
    let hash = digest::digest(&digest::SHA256, format!("{seed}/{line}").as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.as_ref()[..16]);
    uuid::Builder::from_random_bytes(bytes).into_uuid().hyphenated().to_string()
}

fn header_text(problem: &header::Problem) -> String {
    match problem {
        header::Problem::Empty => "the file has no header".into(),
        header::Problem::Duplicate(name) => format!("the header has the column {name:?} twice, or one without a name"),
        header::Problem::Encoding | header::Problem::ByteOrderMark => "the header is not UTF-8".into(),
        header::Problem::Unknown(name) | header::Problem::Missing(name) => format!("the header's column {name:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(text: &str, place: Place) -> anyhow::Result<Lines> {
        let mut file = tempfile::tempfile()?;
        std::io::Write::write_all(&mut file, text.as_bytes())?;
        file.rewind()?;
        Lines::open(BufReader::new(file), None, place, "seed")
    }

    #[test]
    fn batches_follow_each_other_and_an_interrupted_file_goes_on_with_the_same_users() {
        let lines: String =
            (0..1_250).fold(String::new(), |lines, number| lines + &format!("{{\"username\": \"user-{number}\"}}\n"));
        let mut whole = opened(&lines, Place::default()).unwrap();
        let batches: Vec<LocalBatch> = std::iter::from_fn(|| whole.batch().unwrap()).collect();
        assert_eq!(batches.iter().map(|it| it.users.len()).collect::<Vec<_>>(), [500, 500, 250]);
        assert_eq!(batches[2].end, Place { offset: lines.len() as u64, lines: 1_250 });
        let again = opened(&lines, batches[0].end).unwrap().batch().unwrap().unwrap();
        assert_eq!((again.users, again.lines[0]), (batches[1].users.clone(), 501));
        assert_ne!(batches[0].users[0].sub, batches[0].users[1].sub);
    }

    #[test]
    fn a_batch_is_summed_up() {
        let users = "{\"username\": \"a\"}\n".repeat(4) + &"{\"username\": \"a\", \"sub\": \"1\"}\n".repeat(4) + "x\n";
        let batch = || opened(&users, Place::default()).unwrap().batch().unwrap().unwrap();
        let answer = || ImportAnswer { existing: vec![0, 4], named: vec![1, 5], refused: vec![(2, "no".into())] };
        let sum = batch().sum(answer(), 0);
        assert_eq!((sum.imported, sum.existing), (4, 2), "a `sub` that was made here is nobody else's");
        let lines: Vec<u64> = sum.problems.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [9, 6, 3]);
        let resumed = batch().sum(answer(), 5);
        assert_eq!((resumed.imported, resumed.existing), (5, 1));
    }

    #[test]
    fn the_form_is_seen_from_the_file() {
        let mut csv = opened("cognito:username,email\nann,a@b.c\n\nbob\n", Place::default()).unwrap();
        let batch = csv.batch().unwrap().unwrap();
        assert_eq!((batch.lines, batch.users[0].username.as_deref()), (vec![2], Some("ann")));
        assert_eq!(batch.problems[0].0, 4);
        assert!(csv.batch().unwrap().is_none());
        for wrong in ["", "[{}]", ",\n"] {
            assert!(opened(wrong, Place::default()).is_err(), "{wrong:?}");
        }
        let mut json = opened("{}\n{\"sub\": 1}\nx", Place::default()).unwrap();
        let batch = json.batch().unwrap().unwrap();
        assert_eq!((batch.lines, batch.problems.len()), (vec![1], 2));
    }
}
