//! Entries of a table that wait to be written: half a million at a time, so each is small.

/// An entry.
pub(super) struct Entry<'a> {
    /// The pool.
    pub(super) pool: i64,
    /// The kind of a key, or the attribute of a value.
    pub(super) kind: i64,
    /// The key, or the value.
    pub(super) text: &'a str,
    /// Whose it is, by a number that grows from user to user.
    pub(super) user: usize,
}

/// Entries with their texts in one place.
#[derive(Default)]
pub(super) struct Entries {
    texts: String,
    packed: Vec<Packed>,
}

struct Packed {
    pool: i64,
    /// The first bytes of the text, so that most comparisons need not look further.
    head: u64,
    start: u32,
    length: u32,
    user: u32,
    kind: u8,
}

impl Entries {
    /// Adds one. There is room for 4 GiB of texts.
    pub(super) fn push(&mut self, pool: i64, kind: i64, text: &str, user: usize) {
        let mut head = [0; 8];
        for (place, byte) in head.iter_mut().zip(text.bytes()) {
            *place = byte;
        }
        let head = u64::from_be_bytes(head);
        let number = |it: usize| u32::try_from(it).expect("it is written out long before");
        let (start, length, user) = (number(self.texts.len()), number(text.len()), number(user));
        self.texts.push_str(text);
        let kind = u8::try_from(kind).expect("there are a few kinds");
        self.packed.push(Packed { pool, head, start, length, user, kind });
    }

    /// In the table's order, and those with the same text in the order of their users.
    pub(super) fn sorted(&mut self) -> impl Iterator<Item = Entry<'_>> {
        let texts = &self.texts;
        self.packed.sort_unstable_by(|one, other| {
            let short = |it: &Packed| (it.pool, it.kind, it.head);
            let long = |it: &Packed| text(texts, it.start, it.length).as_bytes();
            short(one).cmp(&short(other)).then_with(|| long(one).cmp(long(other))).then(one.user.cmp(&other.user))
        });
        self.iter()
    }

    /// In the order in which they came.
    pub(super) fn as_pushed(&mut self) -> impl Iterator<Item = Entry<'_>> {
        self.packed.sort_unstable_by_key(|it| it.start);
        self.iter()
    }

    /// How long the texts are.
    pub(super) fn text_bytes(&self) -> usize {
        self.texts.len()
    }

    pub(super) fn clear(&mut self) {
        self.texts.clear();
        self.packed.clear();
    }

    fn iter(&self) -> impl Iterator<Item = Entry<'_>> {
        self.packed.iter().map(|it| Entry {
            pool: it.pool,
            kind: it.kind.into(),
            text: text(&self.texts, it.start, it.length),
            user: it.user as usize,
        })
    }
}

fn text(texts: &str, start: u32, length: u32) -> &str {
    let start = start as usize;
    &texts[start..start + length as usize]
}
