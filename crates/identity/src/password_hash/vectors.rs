//! Published hashes of each algorithm, what is refused, and that nothing shows.

use super::*;

/// Text, password. Sources: jBCrypt's and crypt_blowfish's tests; RFC 7914; Firebase's scrypt README; the reference implementation of
/// argon2; passlib's tests; RFC 2307 hashes of passlib and Ory Kratos. The two with the salt before the password and Django's
/// SHA-256 were made with Python's hashlib.
const PUBLISHED: [(&str, &str); 23] = [
    ("$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.", ""),
    ("$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i", "abc"),
    ("$2b$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i", "abc"),
    ("$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", "U*U"),
    (
        "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored",
    ),
    (
        "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU\
         $cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw",
        "pleaseletmein",
    ),
    (
        "$firebase-scrypt$ln=14,r=8,sep=Bw,\
         key=jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA$42xEC+ixf3L2lw\
         $lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ",
        "user1password",
    ),
    ("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", "password"),
    ("$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA", "password"),
    ("$argon2i$m=256,t=2,p=1$c29tZXNhbHQ$/U3YPXYsSb3q9XxHvc0MLxur+GP960kN9j7emXX8zwY", "password"),
    (
        "$argon2d$v=19$m=65536,t=2,p=1$YzI5dFpYTmhiSFFBQUFBQUFBQUFBQQ$Jxy74cswY2mq9y+u+iJcJy8EqOp4t/C7DWDzGwGB3IM",
        "password",
    ),
    ("$pbkdf2$1212$OB.dtnSEXZK8U5cgxU/GYQ$y5LKPOplRmok7CZp/aqVDVg8zGI", "password"),
    ("$pbkdf2-sha256$6400$0ZrzXitFSGltTQnBWOsdAw$Y11AchqV4b0sUisdZd0Xr97KWoymNE0LNNrnEgY4H9M", "password"),
    ("$pbkdf2-sha256$i=6400,l=32$0ZrzXitFSGltTQnBWOsdAw$Y11AchqV4b0sUisdZd0Xr97KWoymNE0LNNrnEgY4H9M", "password"),
    (
        "$pbkdf2-sha512$1212$RHY0Fr3IDMSVO/RSZyb5ow\
         $eNLfBK.eVozomMr.1gYa17k9B7KIK25NOEshvhrSX.esqY3s.FvWZViXz4KoLlQI.BzY/YTNJOiKc5gBYFYGww",
        "password",
    ),
    ("pbkdf2_sha1$10000$wz5B6WkasRoF$atJmJ1o+XfJxKq1+Nu1f1i57Z5I=", "not a password"),
    ("pbkdf2_sha256$1200$seasalt$KmtzjE7Y1gkaoDA3398+Z8C6WAH1qIwq4YKMLnMvlx8=", "lètmein"),
    ("{SSHA}pKqkNr1tq3wtQqk+UcPyA3HnA2NsU5NJ", "password"),
    ("{ssha}JFZFs0oHzxbMwkSJmYVeI8MnTDy/276a", "test123"),
    ("{SSHA256}czO44OTV17PcF1cRxWrLZLy9xHd7CWyVYplr1rOhuMlx/7IK", "test123"),
    (
        "{SSHA512}xPUl/px+1cG55rUH4rzcwxdOIPSB2TingLpiJJumN2xyDWN4Ix1WQG3ihnvHaWUE8MYNkvMi5rf0C9NYixHsE6Yh59M=",
        "test123",
    ),
    ("$sha256$salt=before$c2FsdHk$2HjjlrlLRMhfJY8MdEuCm7TkrGF3FM21ELtO58Ajgmc", "password"),
    (
        "$sha512$salt=before$c2FsdHk\
         $bYDQCyKPrjV2MBI3mPm4N1Mz2J2qjdG41/pxhDeFt7ld3Iq1cHu+/VjHDzFliJE1jfsQnSY/g26e7TC4w3QjaQ",
        "password",
    ),
];

fn parse(text: &str) -> PasswordHash {
    PasswordHash::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn published_hashes_verify_their_password_and_no_other() {
    for (text, password) in PUBLISHED {
        let hash = parse(text);
        assert!(hash.verify(password), "{text}");
        assert!(!hash.verify(&format!("x{password}")), "{text}");
    }
}

#[test]
fn what_is_written_is_read_back() {
    for (text, _) in PUBLISHED {
        let hash = parse(text);
        let written = hash.to_text();
        assert_eq!(parse(written.expose()), hash, "{text}");
        assert_eq!(parse(written.expose()).to_text().expose(), written.expose());
    }
}

#[test]
fn nothing_of_a_hash_shows() {
    for (text, _) in PUBLISHED {
        let shown = format!("{:?}", parse(text));
        assert_eq!(shown, format!("PasswordHash({}, redacted)", parse(text).algorithm()));
    }
}

#[test]
fn firebases_parts_come_together() {
    let parameters = FirebaseParameters {
        signer_key: "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==".into(),
        salt_separator: "Bw==".into(),
        rounds: 8,
        memory_cost: 14,
    };
    // As the command-line tool exports it: the URL's alphabet.
    let hash = "lSrfV15cpx95_sZS2W9c9Kp6i_LVgQNDNC_qzrCnh1SAyZvqmZqAjTdn3aoItz-VHjoZilo78198JAdRuid5lQ==";
    let made = PasswordHash::firebase(&parameters, "42xEC-ixf3L2lw==", hash).unwrap();
    assert!(made.verify("user1password"));
    assert!(!format!("{parameters:?} {made:?}").contains("jxspr"));
    let too_large = FirebaseParameters { memory_cost: 18, ..parameters };
    assert_eq!(PasswordHash::firebase(&too_large, "AAAA", hash), Err(PasswordHashError::TooCostly("memory")));
}

#[test]
fn a_salt_stands_where_it_is_said_to() {
    let text = "$sha256$salt=before$c2FsdHk$2HjjlrlLRMhfJY8MdEuCm7TkrGF3FM21ELtO58Ajgmc";
    let before = parse(text);
    assert!(!parse(&text.replace("before", "after")).verify("password"));
    let hash = text::base64("2HjjlrlLRMhfJY8MdEuCm7TkrGF3FM21ELtO58Ajgmc", "hash").unwrap();
    let made = PasswordHash::salted_sha(Digest::Sha256, SaltPlace::BeforePassword, b"salty", hash.expose());
    assert_eq!(made, Ok(before));
}

#[test]
fn an_algorithm_of_an_import_job_is_recognized() {
    use PasswordHashingAlgorithmType::{Argon2id, Bcrypt, Pbkdf2Sha256, Scrypt};
    let algorithms = [Bcrypt, Scrypt, Argon2id, Pbkdf2Sha256];
    for (start, expected) in [
        ("$2a$", Some(Bcrypt)),
        ("$scrypt$", Some(Scrypt)),
        ("$firebase", None),
        ("$argon2id", Some(Argon2id)),
        ("$argon2i$", None),
        ("$pbkdf2-sha256$6400", Some(Pbkdf2Sha256)),
        ("pbkdf2_sha256", Some(Pbkdf2Sha256)),
        ("pbkdf2_sha1$", None),
        ("{SSHA256}", None),
    ] {
        let (text, _) = PUBLISHED.into_iter().find(|(text, _)| text.starts_with(start)).unwrap();
        let found: Vec<_> = algorithms.into_iter().filter(|it| parse(text).is_of(*it)).collect();
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{text}");
    }
}

#[test]
fn what_would_cost_too_much_is_refused_unread() {
    use PasswordHashError::TooCostly;
    let (salt, hash) = ("c29tZXNhbHQ", "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
    for (text, part) in [
        ("$2b$15$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i".to_owned(), "cost"),
        (format!("$scrypt$ln=18,r=8,p=1${salt}${hash}"), "memory"),
        (format!("$scrypt$ln=200,r=8,p=1${salt}${hash}"), "memory"),
        (format!("$scrypt$ln=14,r=4294967295,p=1${salt}${hash}"), "memory"),
        (format!("$scrypt$ln=14,r=8,p=17${salt}${hash}"), "parallelism"),
        (format!("$scrypt$ln=17,r=8,p=3${salt}${hash}"), "parallelism"),
        (format!("$argon2id$v=19$m=131073,t=1,p=1${salt}${hash}"), "memory"),
        (format!("$argon2id$v=19$m=131072,t=5,p=1${salt}${hash}"), "number of passes"),
        (format!("$argon2id$v=19$m=4294967295,t=4294967295,p=1${salt}${hash}"), "memory"),
        (format!("$pbkdf2-sha256$2000001${salt}${hash}"), "number of iterations"),
    ] {
        assert_eq!(PasswordHash::parse(&text), Err(TooCostly(part)), "{text}");
    }
    for text in [
        format!("$scrypt$ln=17,r=8,p=1${salt}${hash}"),
        format!("$argon2id$v=19$m=131072,t=4,p=4${salt}${hash}"),
        format!("$pbkdf2-sha256$2000000${salt}${hash}"),
    ] {
        assert!(PasswordHash::parse(&text).is_ok(), "{text}");
    }
}

#[test]
fn what_is_no_hash_is_refused_without_repeating_it() {
    use PasswordHashError::{Malformed, Unrecognized};
    let (salt, hash) = ("c29tZXNhbHQ", "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
    for (text, expected) in [
        (String::new(), Unrecognized),
        ("hunter2".to_owned(), Unrecognized),
        ("$1$salt$hash".to_owned(), Unrecognized),
        ("{MD5}X03MO1qnZdYdgyfeuILPmQ==".to_owned(), Unrecognized),
        ("$2x$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i".to_owned(), Unrecognized),
        ("$2b$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0".to_owned(), Malformed("length")),
        ("$2b$06$éIf6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h".to_owned(), Malformed("salt")),
        ("$2b$03$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i".to_owned(), Malformed("cost")),
        ("$2b$-6$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i".to_owned(), Malformed("cost")),
        (format!("$scrypt$ln=14,r=8${salt}${hash}"), Malformed("p")),
        (format!("$scrypt$ln=0,r=8,p=1${salt}${hash}"), Malformed("parameters")),
        (format!("$scrypt$ln=14,r=8,p=1${salt}$AAAA"), Malformed("hash")),
        (format!("$argon2id$v=18$m=65536,t=2,p=1${salt}${hash}"), Malformed("version")),
        (format!("$argon2id$v=19$m=65536,t=2,p=1,data=AAAA${salt}${hash}"), Malformed("parameters")),
        (format!("$argon2id$v=19$m=65536,t=2,p=1$AAAA${hash}"), Malformed("salt")),
        (format!("$argon2id$v=19$m=65536,t=0,p=1${salt}${hash}"), Malformed("number of passes")),
        (format!("$argon2id$v=19$m=8,t=1,p=4${salt}${hash}"), Malformed("memory")),
        (format!("$argon2id$v=19$m=65536,t=2,p=1${salt}$not base 64"), Malformed("hash")),
        (format!("$pbkdf2-sha256$0${salt}${hash}"), Malformed("number of iterations")),
        (format!("$sha256$salt=middle${salt}${hash}"), Malformed("parameters")),
        ("{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=".to_owned(), Malformed("salt")),
        (format!("$2b${}", "x".repeat(limits::TEXT_BYTES_MAX)), Malformed("length")),
        (format!("$pbkdf2-sha256$1${}${hash}", "A".repeat(400)), Malformed("salt")),
    ] {
        let error = PasswordHash::parse(&text).expect_err(&text);
        assert_eq!(error, expected, "{text}");
        assert!(text.len() < 3 || !error.to_string().contains(&text));
    }
}
