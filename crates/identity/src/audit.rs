//! Looking for holes in a define-auth-challenge function: it is a state machine whose state is the list of steps so far, so it
//! can be played.
//!
//! An [`Audit`] says which sessions to show the function, takes what it decides, and goes on from there: along every way that
//! a client could take, and beyond that to sessions that no client gets to but that the function should refuse all the same.
//! At the end stands a [`Report`]. Asking the function is the caller's business.
//!
//! Cognito: a function must look at `challengeName` and `challengeResult` before it issues tokens, as clients choose how they
//! begin. Source: define auth challenge trigger guide.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::fmt::Write as _;

use serde::Serialize;

use crate::trigger::define_auth_challenge::{ChallengeEntry, Definition};

const CUSTOM_CHALLENGE: &str = "CUSTOM_CHALLENGE";
const PASSWORD_VERIFIER: &str = "PASSWORD_VERIFIER";
const NEW_PASSWORD_REQUIRED: &str = "NEW_PASSWORD_REQUIRED";
const SRP_A: &str = "SRP_A";

/// The second factors that the service asks for itself between the password and the function.
const SECOND_FACTORS: [&str; 3] = ["SMS_MFA", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA"];

/// Every name that is documented for an entry of the session.
const NAMES: [&str; 10] = [
    CUSTOM_CHALLENGE,
    SRP_A,
    PASSWORD_VERIFIER,
    "SMS_MFA",
    "EMAIL_OTP",
    "SOFTWARE_TOKEN_MFA",
    "DEVICE_SRP_AUTH",
    "DEVICE_PASSWORD_VERIFIER",
    NEW_PASSWORD_REQUIRED,
    "ADMIN_NO_SRP_AUTH",
];

/// How far to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The longest session that is played along the ways of clients, in entries.
    pub depth: usize,
    /// The longest session out of any names and results, in entries.
    pub supposed_depth: usize,
    /// How often the function is asked at most.
    pub questions_max: usize,
    /// What create-auth-challenge may note of a custom challenge, beside nothing.
    pub metadata: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self { depth: 8, supposed_depth: 2, questions_max: 10_000, metadata: Vec::new() }
    }
}

/// For whom the function is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// A user of the pool.
    Known,
    /// Nobody: `userNotFound` is true.
    Unknown,
}

/// A session to show to the function.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Question {
    /// For whom.
    pub who: Who,
    /// `session`.
    pub session: Vec<Entry>,
    /// Whether a client can get here.
    pub is_reachable: bool,
}

/// An entry of a session.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// `challengeName`.
    pub challenge_name: String,
    /// `challengeResult`.
    pub challenge_result: bool,
    /// `challengeMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_metadata: Option<String>,
}

impl Entry {
    fn new(name: &str, result: bool) -> Self {
        Self { challenge_name: name.to_owned(), challenge_result: result, challenge_metadata: None }
    }

    /// `CUSTOM_CHALLENGE passed`, `CUSTOM_CHALLENGE (CAPTCHA) failed`.
    fn words(&self) -> String {
        let metadata = self.challenge_metadata.as_ref().map(|text| format!(" ({text})")).unwrap_or_default();
        let result = if self.challenge_result { "passed" } else { "failed" };
        format!("{}{metadata} {result}", self.challenge_name)
    }
}

impl From<&Entry> for ChallengeEntry {
    fn from(entry: &Entry) -> Self {
        Self {
            challenge_name: entry.challenge_name.clone(),
            challenge_result: entry.challenge_result,
            challenge_metadata: entry.challenge_metadata.clone(),
        }
    }
}

/// What the function did with a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It answered.
    Defined(Definition),
    /// It failed or answered what cannot be used; in a few words.
    Broken(String),
}

/// What is wrong with a way through the function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flaw {
    /// Tokens although neither a password nor a custom challenge was passed.
    NoProof,
    /// Tokens on a step that failed.
    FailedStep,
    /// Tokens on a step that the function did not ask for.
    UnexpectedStep,
    /// Tokens for nobody.
    UserNotFound,
    /// It goes on asking, however often the answer is wrong, or right.
    NeverEnds,
    /// It fails, or answers what cannot be used.
    Broken,
}

impl Flaw {
    /// What it means, in a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoProof => "issues tokens although neither PASSWORD_VERIFIER nor CUSTOM_CHALLENGE was passed",
            Self::FailedStep => "issues tokens although the last step failed: check challengeResult",
            Self::UnexpectedStep => "issues tokens on a step that it does not ask for: check challengeName",
            Self::UserNotFound => "issues tokens for a user who does not exist: check userNotFound",
            Self::NeverEnds => "never ends: it keeps asking, so answers can be guessed without limit",
            Self::Broken => "fails, or gives an answer that cannot be used",
        }
    }
}

/// A way through the function that something is wrong with; the shortest of its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// What is wrong.
    pub flaw: Flaw,
    /// For whom.
    pub who: Who,
    /// The session that the function was shown.
    pub session: Vec<Entry>,
    /// Whether a client can get there; if not, only the service's own care keeps it shut.
    pub is_reachable: bool,
    /// What the function said, where it is of interest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// What an audit came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The shortest ways of a known user to tokens: none is another one with more wrong answers.
    pub ways_to_tokens: Vec<Vec<Entry>>,
    /// What is wrong, the worst first.
    pub findings: Vec<Finding>,
    /// How often the function was asked.
    pub questions: usize,
    /// Whether everything was asked that was to be.
    pub is_complete: bool,
    /// The machine, as a Mermaid diagram.
    pub mermaid: String,
}

/// An audit in progress.
pub struct Audit {
    options: Options,
    waiting: VecDeque<Question>,
    seen: HashSet<(Who, Vec<Entry>)>,
    decided: HashMap<(Who, Vec<Entry>), Decision>,
    findings: BTreeMap<(Flaw, bool, Who), Finding>,
    tokens: Vec<Vec<Entry>>,
    asked: HashSet<String>,
    questions: usize,
    has_supposed: bool,
}

impl Audit {
    /// An audit that has asked nothing yet.
    pub fn new(options: Options) -> Self {
        let mut audit = Self {
            options,
            waiting: VecDeque::new(),
            seen: HashSet::new(),
            decided: HashMap::new(),
            findings: BTreeMap::new(),
            tokens: Vec::new(),
            asked: HashSet::new(),
            questions: 0,
            has_supposed: false,
        };
        // Whatever the function expects, a client begins as it likes.
        for who in [Who::Known, Who::Unknown] {
            audit.wait_for(who, Vec::new(), true);
            audit.wait_for(who, vec![Entry::new(SRP_A, true)], true);
        }
        audit
    }

    /// The next session to show to the function; none once the audit is through. The order is by length.
    pub fn next_question(&mut self) -> Option<Question> {
        if self.questions >= self.options.questions_max {
            return None;
        }
        if self.waiting.is_empty() && !self.has_supposed {
            self.has_supposed = true;
            self.suppose();
        }
        let question = self.waiting.pop_front()?;
        self.questions += 1;
        Some(question)
    }

    /// Takes what the function did with a session.
    pub fn decide(&mut self, question: Question, decision: Decision) {
        let Question { who, session, is_reachable } = &question;
        match &decision {
            Decision::Broken(what) if *is_reachable => self.find(Flaw::Broken, &question, Some(what.clone())),
            Decision::Defined(Definition::IssueTokens) => self.judge_tokens(&question),
            Decision::Defined(Definition::Challenge(name)) if *is_reachable => {
                self.asked.insert(name.clone());
                let next = self.next_sessions(*who, session, name);
                if next.is_empty() {
                    let detail = format!("it asks {name}, which cannot be answered here");
                    self.find(Flaw::Broken, &question, Some(detail));
                }
                let (longer, fits): (Vec<_>, Vec<_>) =
                    next.into_iter().partition(|session| session.len() > self.options.depth);
                if !longer.is_empty() && is_monotonous(session) {
                    self.find(Flaw::NeverEnds, &question, Some(format!("it asks {name} again")));
                }
                for session in fits {
                    self.wait_for(*who, session, true);
                }
            }
            // What nobody gets to matters only where tokens are issued.
            Decision::Broken(_) | Decision::Defined(Definition::Fail | Definition::Challenge(_)) => {}
        }
        self.decided.insert((*who, question.session), decision);
    }

    fn judge_tokens(&mut self, question: &Question) {
        let Question { who, session, is_reachable } = question;
        if *who == Who::Known && *is_reachable {
            self.tokens.push(session.clone());
        }
        if *who == Who::Unknown {
            self.find(Flaw::UserNotFound, question, None);
        }
        let is_proof = |entry: &Entry| {
            entry.challenge_result && [PASSWORD_VERIFIER, CUSTOM_CHALLENGE].contains(&entry.challenge_name.as_str())
        };
        if !session.iter().any(is_proof) {
            self.find(Flaw::NoProof, question, None);
        }
        let Some(last) = session.last() else { return };
        if !last.challenge_result {
            self.find(Flaw::FailedStep, question, None);
        }
        // The service asks for second factors and for a new password by itself, after the password.
        let is_the_services = SECOND_FACTORS.contains(&last.challenge_name.as_str())
            || last.challenge_name == NEW_PASSWORD_REQUIRED
            || last.challenge_name.starts_with("DEVICE_");
        let follows_password =
            session.iter().any(|entry| entry.challenge_name == PASSWORD_VERIFIER && entry.challenge_result);
        let is_expected = self.asked.contains(&last.challenge_name) || is_the_services && follows_password;
        if !is_expected {
            self.find(Flaw::UnexpectedStep, question, None);
        }
    }

    /// Keeps a finding, unless a shorter one of its kind is known: questions come by length.
    fn find(&mut self, flaw: Flaw, question: &Question, detail: Option<String>) {
        let Question { who, session, is_reachable } = question.clone();
        self.findings.entry((flaw, !is_reachable, who)).or_insert(Finding { flaw, who, session, is_reachable, detail });
    }

    /// The sessions that can follow when the function asks a challenge.
    fn next_sessions(&self, who: Who, session: &[Entry], name: &str) -> Vec<Vec<Entry>> {
        let followed_by = |entries: &[Entry]| [session, entries].concat();
        let last = session.last().map(|entry| entry.challenge_name.as_str());
        let proven = session.iter().any(|entry| entry.challenge_name == PASSWORD_VERIFIER);
        match (name, last) {
            (CUSTOM_CHALLENGE, _) => {
                let metadata = std::iter::once(None).chain(self.options.metadata.iter().cloned().map(Some));
                let entry = |result, metadata| Entry { challenge_metadata: metadata, ..Entry::new(name, result) };
                metadata
                    .flat_map(|it| [entry(true, it.clone()), entry(false, it)])
                    .map(|it| followed_by(&[it]))
                    .collect()
            }
            // A wrong password ends the sign-in without the function, and nobody unknown has a right one.
            (PASSWORD_VERIFIER, Some(SRP_A)) if who == Who::Unknown => vec![followed_by(&[Entry::new(name, false)])],
            (PASSWORD_VERIFIER, Some(SRP_A)) => {
                let proof = Entry::new(name, true);
                let second = SECOND_FACTORS.map(|factor| followed_by(&[proof.clone(), Entry::new(factor, true)]));
                std::iter::once(followed_by(std::slice::from_ref(&proof))).chain(second).collect()
            }
            (NEW_PASSWORD_REQUIRED, _) if proven => vec![followed_by(&[Entry::new(name, true)])],
            _ => Vec::new(),
        }
    }

    /// Every short session out of any names and results.
    fn suppose(&mut self) {
        let mut sessions = vec![Vec::new()];
        for _ in 0..self.options.supposed_depth {
            let longer = sessions.iter().flat_map(|session| {
                NAMES.iter().flat_map(|name| [true, false].map(|result| Entry::new(name, result))).map(|entry| {
                    let mut session: Vec<Entry> = session.clone();
                    session.push(entry);
                    session
                })
            });
            sessions = longer.collect();
            for session in sessions.clone() {
                self.wait_for(Who::Known, session, false);
            }
        }
    }

    fn wait_for(&mut self, who: Who, session: Vec<Entry>, is_reachable: bool) {
        // What an unknown user's password would lead to is shown to nobody.
        let is_shown = !(who == Who::Unknown && session.iter().any(|entry| entry.challenge_name == PASSWORD_VERIFIER));
        if is_shown && self.seen.insert((who, session.clone())) {
            self.waiting.push_back(Question { who, session, is_reachable });
        }
    }

    /// What it came to.
    pub fn report(self) -> Report {
        let mut tokens = self.tokens.clone();
        tokens.sort_by_key(Vec::len);
        let mut ways: Vec<Vec<Entry>> = Vec::new();
        for session in tokens {
            if !ways.iter().any(|shorter| is_shorter_form(shorter, &session)) {
                ways.push(session);
            }
        }
        Report {
            ways_to_tokens: ways,
            mermaid: Diagram::draw(&self.decided, self.options.depth),
            is_complete: self.waiting.is_empty() && self.has_supposed,
            questions: self.questions,
            findings: self.findings.into_values().collect(),
        }
    }
}

/// Whether a session is all right answers or all wrong ones, apart from how it begins.
fn is_monotonous(session: &[Entry]) -> bool {
    let custom = session.iter().filter(|entry| entry.challenge_name == CUSTOM_CHALLENGE);
    let results: HashSet<bool> = custom.map(|entry| entry.challenge_result).collect();
    results.len() <= 1
}

/// Whether a session becomes the other one by failed steps put in.
fn is_shorter_form(shorter: &[Entry], session: &[Entry]) -> bool {
    let mut rest = shorter.iter().peekable();
    for entry in session {
        if rest.peek() == Some(&entry) {
            rest.next();
        } else if entry.challenge_result {
            return false;
        }
    }
    rest.next().is_none()
}

/// A session in words.
pub fn words(session: &[Entry]) -> String {
    if session.is_empty() {
        return "the very beginning".into();
    }
    session.iter().map(Entry::words).collect::<Vec<_>>().join(", ")
}

/// The function as a state machine: sessions from which everything goes on alike are one state.
struct Diagram<'a> {
    decided: &'a HashMap<(Who, Vec<Entry>), Decision>,
    /// The sessions that are one or two entries longer.
    longer: HashMap<&'a [Entry], Vec<&'a [Entry]>>,
    states: HashMap<(String, Vec<(String, usize)>), usize>,
    lines: String,
}

impl<'a> Diagram<'a> {
    fn draw(decided: &'a HashMap<(Who, Vec<Entry>), Decision>, depth: usize) -> String {
        let mut longer: HashMap<&[Entry], Vec<&[Entry]>> = HashMap::new();
        for (_, session) in decided.keys().filter(|(who, _)| *who == Who::Known) {
            for less in 1..=session.len().min(2) {
                longer.entry(&session[..session.len() - less]).or_default().push(session);
            }
        }
        let mut diagram = Self { decided, longer, states: HashMap::new(), lines: "stateDiagram-v2\n".into() };
        for (begin, session) in [("CUSTOM_AUTH", Vec::new()), ("CUSTOM_AUTH with SRP_A", vec![Entry::new(SRP_A, true)])]
        {
            if let Some(state) = diagram.state(&session, depth) {
                diagram.line(&format!("[*] --> s{state}: {begin}"));
            }
        }
        diagram.lines
    }

    /// The number of the state that a session leads to, with everything behind it drawn.
    fn state(&mut self, session: &[Entry], depth: usize) -> Option<usize> {
        let label = match self.decided.get(&(Who::Known, session.to_vec()))? {
            Decision::Defined(Definition::IssueTokens) => "tokens".to_owned(),
            Decision::Defined(Definition::Fail) => "refused".to_owned(),
            Decision::Defined(Definition::Challenge(name)) => name.clone(),
            Decision::Broken(_) => "broken".to_owned(),
        };
        let mut next = Vec::new();
        if !["tokens", "refused", "broken"].contains(&label.as_str()) && session.len() < depth {
            let longer = self.longer.get(session).cloned().unwrap_or_default();
            let mut followers: Vec<&[Entry]> =
                longer.into_iter().filter(|longer| follows(session, longer, &label)).collect();
            followers.sort_unstable();
            for longer in followers {
                let step = words(&longer[session.len()..]);
                if let Some(state) = self.state(longer, depth) {
                    next.push((step, state));
                }
            }
        }
        let key = (label.clone(), next.clone());
        if let Some(state) = self.states.get(&key) {
            return Some(*state);
        }
        let state = self.states.len();
        self.states.insert(key, state);
        self.line(&format!("state \"{}\" as s{state}", label.replace('"', "'")));
        for (step, to) in next {
            self.line(&format!("s{state} --> s{to}: {}", step.replace([':', ';'], " ")));
        }
        if label == "tokens" || label == "refused" {
            self.line(&format!("s{state} --> [*]"));
        }
        Some(state)
    }

    fn line(&mut self, line: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.lines, "    {line}");
    }
}

/// Whether a session is what one leads to when this challenge is asked.
fn follows(session: &[Entry], longer: &[Entry], asked: &str) -> bool {
    let Some(steps) = longer.strip_prefix(session) else { return false };
    match steps {
        [step] => step.challenge_name == asked,
        [step, factor] => {
            step.challenge_name == asked
                && asked == PASSWORD_VERIFIER
                && step.challenge_result
                && SECOND_FACTORS.contains(&factor.challenge_name.as_str())
                && factor.challenge_result
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(options: Options, function: impl Fn(Who, &[Entry]) -> Decision) -> Report {
        let mut audit = Audit::new(options);
        while let Some(question) = audit.next_question() {
            let decision = function(question.who, &question.session);
            audit.decide(question, decision);
        }
        audit.report()
    }

    fn asks(name: &str) -> Decision {
        Decision::Defined(Definition::Challenge(name.into()))
    }

    const TOKENS: Decision = Decision::Defined(Definition::IssueTokens);
    const FAIL: Decision = Decision::Defined(Definition::Fail);

    fn flaws(report: &Report) -> Vec<(Flaw, bool)> {
        report.findings.iter().map(|finding| (finding.flaw, finding.is_reachable)).collect()
    }

    /// Three tries at a custom challenge, everything looked at.
    fn sound(who: Who, session: &[Entry]) -> Decision {
        match session.last() {
            _ if who == Who::Unknown && session.len() >= 3 => FAIL,
            Some(last) if who == Who::Known && last.challenge_name == CUSTOM_CHALLENGE && last.challenge_result => {
                TOKENS
            }
            _ if session.len() >= 3 => FAIL,
            _ => asks(CUSTOM_CHALLENGE),
        }
    }

    #[test]
    fn a_sound_function_has_no_flaw() {
        let report = run(Options::default(), sound);
        assert_eq!(flaws(&report), []);
        assert!(report.is_complete);
        let passed = Entry::new(CUSTOM_CHALLENGE, true);
        assert_eq!(report.ways_to_tokens, [vec![passed.clone()], vec![Entry::new(SRP_A, true), passed]]);
    }

    #[test]
    fn the_password_and_a_second_factor_may_stand_before_the_tokens() {
        let report = run(Options::default(), |who, session| {
            let names: Vec<&str> = session.iter().map(|entry| entry.challenge_name.as_str()).collect();
            let all_passed = session.iter().all(|entry| entry.challenge_result);
            match names.as_slice() {
                _ if !all_passed || who == Who::Unknown && session.len() > 1 => FAIL,
                ["SRP_A"] => asks(PASSWORD_VERIFIER),
                ["SRP_A", "PASSWORD_VERIFIER"] | ["SRP_A", "PASSWORD_VERIFIER", _] => TOKENS,
                _ => FAIL,
            }
        });
        assert_eq!(flaws(&report), []);
        assert_eq!(report.ways_to_tokens.len(), 4);
    }

    #[test]
    fn a_function_that_looks_at_the_result_only_is_found_by_a_client_that_begins_with_srp() {
        let report = run(Options::default(), |_, session| match session.last() {
            None => asks(CUSTOM_CHALLENGE),
            Some(last) if last.challenge_result => TOKENS,
            Some(_) => FAIL,
        });
        let finding = report.findings.iter().find(|it| it.flaw == Flaw::NoProof && it.is_reachable).unwrap();
        assert_eq!(finding.session, [Entry::new(SRP_A, true)]);
        assert!(flaws(&report).contains(&(Flaw::UnexpectedStep, true)));
        assert!(flaws(&report).contains(&(Flaw::UserNotFound, true)));
    }

    #[test]
    fn a_function_that_looks_at_the_name_only_issues_tokens_on_a_wrong_answer() {
        let report = run(Options::default(), |_, session| match session.last() {
            Some(last) if last.challenge_name == CUSTOM_CHALLENGE => TOKENS,
            _ => asks(CUSTOM_CHALLENGE),
        });
        let finding = report.findings.iter().find(|it| it.flaw == Flaw::FailedStep).unwrap();
        assert_eq!(finding.session, [Entry::new(CUSTOM_CHALLENGE, false)]);
        assert!(finding.is_reachable);
    }

    #[test]
    fn a_name_that_no_client_gets_to_is_tried_all_the_same() {
        let report = run(Options::default(), |who, session| match session.last() {
            Some(last) if last.challenge_name.starts_with("DEVICE") && last.challenge_result => TOKENS,
            _ => sound(who, session),
        });
        assert_eq!(flaws(&report), [(Flaw::NoProof, false), (Flaw::UnexpectedStep, false)]);
    }

    #[test]
    fn a_function_that_asks_for_ever_never_ends() {
        let report = run(Options::default(), |_, session| match session.last() {
            Some(last) if last.challenge_name == CUSTOM_CHALLENGE && last.challenge_result => FAIL,
            _ => asks(CUSTOM_CHALLENGE),
        });
        let finding = report.findings.iter().find(|it| it.flaw == Flaw::NeverEnds).unwrap();
        // As long as sessions get, and nothing but wrong answers after the beginning.
        assert_eq!(finding.session.len(), 8);
        assert_eq!(finding.session[1..], vec![Entry::new(CUSTOM_CHALLENGE, false); 7]);
    }

    #[test]
    fn what_cannot_be_answered_and_what_fails_is_told() {
        let report = run(Options::default(), |_, session| match session.first() {
            None => asks("SMS_MFA"),
            Some(_) => Decision::Broken("KeyError".into()),
        });
        assert!(report.findings.iter().all(|finding| finding.flaw == Flaw::Broken));
        let details: Vec<&str> = report.findings.iter().filter_map(|it| it.detail.as_deref()).collect();
        assert!(details.contains(&"it asks SMS_MFA, which cannot be answered here"), "{details:?}");
    }

    #[test]
    fn metadata_makes_a_difference_where_it_is_named() {
        let options = Options { metadata: vec!["CAPTCHA".into()], ..Options::default() };
        let report = run(options, |who, session| match session.last() {
            Some(last) if last.challenge_metadata.as_deref() == Some("CAPTCHA") && last.challenge_result => {
                if who == Who::Known { TOKENS } else { FAIL }
            }
            _ if session.len() >= 2 => FAIL,
            _ => asks(CUSTOM_CHALLENGE),
        });
        assert_eq!(report.ways_to_tokens[0][0].challenge_metadata.as_deref(), Some("CAPTCHA"));
        assert_eq!(flaws(&report), []);
    }

    #[test]
    fn an_audit_that_is_cut_short_says_so() {
        let report = run(Options { questions_max: 5, ..Options::default() }, sound);
        assert_eq!((report.questions, report.is_complete), (5, false));
    }

    #[test]
    fn the_diagram_has_one_state_for_what_goes_on_alike() {
        let diagram = run(Options::default(), sound).mermaid;
        assert!(diagram.starts_with("stateDiagram-v2\n"));
        assert_eq!(diagram.matches("\"tokens\"").count(), 1, "{diagram}");
        assert_eq!(diagram.matches("\"refused\"").count(), 1, "{diagram}");
        // Three tries, two after SRP_A: the last two are the same.
        assert_eq!(diagram.matches("\"CUSTOM_CHALLENGE\"").count(), 3, "{diagram}");
        assert!(diagram.contains("CUSTOM_CHALLENGE passed") && diagram.contains("CUSTOM_CHALLENGE failed"));
    }
}
