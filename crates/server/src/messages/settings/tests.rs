use super::*;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    email: RawEmail,
    #[serde(default)]
    sms: RawSms,
}

fn read_with(file: &str, environment: &dyn Fn(&str) -> Option<String>) -> Result<MessageSettings, String> {
    let file: File = toml::from_str(file).map_err(|error| error.message().to_owned())?;
    let around = Surroundings { base: Path::new("/nowhere"), region: "eu-west-1", environment };
    read(file.email, file.sms, around).map_err(|(name, problem)| format!("{name}: {problem}"))
}

fn read_text(file: &str) -> Result<MessageSettings, String> {
    read_with(file, &|_| None)
}

#[test]
fn without_tables_nobody_sends() {
    let settings = read_text("").unwrap();
    assert!(settings.email.is_none() && settings.sms.is_none());
}

#[test]
fn a_mail_server_has_the_usual_port_and_starttls() {
    let smtp = |more: &str| {
        let file =
            format!("[email.smtp]\nhost = \"mail.example.com\"\nfrom = \"Example <no-reply@example.com>\"\n{more}");
        match read_text(&file).unwrap().email {
            Some(CarrierSettings::Smtp(smtp)) => smtp,
            other => panic!("{other:?}"),
        }
    };
    let plain = smtp("");
    assert_eq!((plain.port, plain.tls, plain.timeout.as_secs(), plain.connections), (587, SmtpTls::Starttls, 10, 4));
    assert!(plain.login.is_none());
    let implicit = smtp("tls = \"implicit\"\nusername = \"u\"\npassword = \"p\"\ntimeout = 3\nconnections = 1");
    assert_eq!((implicit.port, implicit.timeout.as_secs(), implicit.connections), (465, 3, 1));
    assert_eq!(implicit.login.as_ref().map(|(user, _)| user.as_str()), Some("u"));
    assert!(!format!("{implicit:?}").contains("\"p\""), "{implicit:?}");
    let clear = smtp("tls = \"none\"\ninsecure_plaintext = true\nport = 1025");
    assert_eq!((clear.port, clear.tls), (1025, SmtpTls::None));
    assert_eq!(CarrierSettings::Smtp(clear).describe(), "SMTP to mail.example.com:1025 with no encryption");
}

#[test]
fn a_password_comes_from_one_place() {
    let file = "[email.smtp]\nhost = \"h\"\nfrom = \"a@b.example\"\nusername = \"u\"\n";
    let environment = |name: &str| (name == SMTP_PASSWORD).then(|| "secret".to_owned());
    assert!(read_with(file, &environment).unwrap().email.is_some());
    let both = read_with(&format!("{file}password = \"x\""), &environment).unwrap_err();
    assert_eq!(both, "email.smtp: give one of password, password_file and VESTIBULE_SMTP_PASSWORD");
    let none = read_text(file).unwrap_err();
    assert_eq!(none, "email.smtp: username needs a password: in VESTIBULE_SMTP_PASSWORD, or as password_file");
    let missing = read_text(&format!("{file}password_file = \"not there\"")).unwrap_err();
    assert!(missing.starts_with("email.smtp: password_file /nowhere/not there: "), "{missing}");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let webhook = "secret = \"0123456789abcdef\"";
    let keys = "credentials = { access_key_id = \"a\", secret_access_key = \"b\" }";
    for (file, problem) in [
        ("[email.smtp]\nhost = \"\"\nfrom = \"a@b.example\"".to_owned(), "neither a name nor an address"),
        ("[email.smtp]\nhost = \"a b\"\nfrom = \"a@b.example\"".into(), "neither a name nor an address"),
        ("[email.smtp]\nhost = \"h\"\nfrom = \"nobody\"".into(), "neither an address nor a name with one"),
        ("[email.smtp]\nhost = \"h\"\nport = 0\nfrom = \"a@b.example\"".into(), "port must be"),
        ("[email.smtp]\nhost = \"h\"\ntimeout = 0\nfrom = \"a@b.example\"".into(), "timeout must be"),
        ("[email.smtp]\nhost = \"h\"\ntls = \"none\"\nfrom = \"a@b.example\"".into(), "insecure_plaintext = true"),
        ("[email.smtp]\nhost = \"h\"\npassword = \"p\"\nfrom = \"a@b.example\"".into(), "needs a username"),
        ("[email.smtp]\nhost = \"h\"\nfrom = \"a@b.example\"\nhoost = 1".into(), "unknown field"),
        (format!("[sms.webhook]\nurl = \"ftp://h\"\n{webhook}"), "must be an http:// or https:// URL"),
        (format!("[sms.webhook]\nurl = \"https://u:p@h\"\n{webhook}"), "without user and password"),
        (format!("[sms.webhook]\nurl = \"http://h\"\n{webhook}"), "insecure_plaintext = true"),
        ("[sms.webhook]\nurl = \"https://h\"".into(), "it needs a secret"),
        ("[sms.webhook]\nurl = \"https://h\"\nsecret = \"short\"".into(), "16 bytes at least"),
        (format!("[sms.webhook]\nurl = \"https://h\"\n{webhook}\n[sms.sns]\n{keys}"), "one sender is enough"),
        ("[sms.sns]".into(), "AWS_ACCESS_KEY_ID is not set"),
        (format!("[sms.sns]\n{keys}\nsender_id = \"far too long a name\""), "sender_id must be"),
        (format!("[sms.sns]\n{keys}\nregion = \"Mars\""), "not of the form us-east-1"),
        (format!("[sms.sns]\n{keys}\norigination_number = \"x\""), "origination_number must be"),
        (format!("[sms.sns]\n{keys}\nendpoint = \"http://sns.example\""), "insecure_plaintext = true"),
    ] {
        let refused = read_text(&file).expect_err(&file);
        assert!(refused.contains(problem), "{file}: {refused}");
    }
}

#[test]
fn on_this_machine_nothing_has_to_be_encrypted() {
    for host in ["localhost", "127.0.0.1", "[::1]"] {
        let file = format!("[sms.webhook]\nurl = \"http://{host}:8080/sms\"\nsecret = \"0123456789abcdef\"");
        let sms = read_text(&file).unwrap().sms.unwrap();
        let bare = host.trim_matches(['[', ']']).to_owned();
        assert_eq!(sms.host_and_port(), (bare, 8080));
        assert_eq!(sms.describe(), format!("webhook at http://{host}:8080"));
        let file = format!("[email.smtp]\nhost = \"{host}\"\ntls = \"none\"\nfrom = \"a@b.example\"");
        assert!(read_text(&file).unwrap().email.is_some(), "{host}");
    }
}

#[test]
fn the_region_is_the_configurations_then_the_pools_then_the_servers() {
    let keys = "credentials = { access_key_id = \"a\", secret_access_key = \"b\" }";
    let sns = |more: &str| match read_text(&format!("[sms.sns]\n{keys}\n{more}")).unwrap().sms {
        Some(CarrierSettings::Sns(sns)) => sns,
        other => panic!("{other:?}"),
    };
    let own = |region: &str| (format!("https://sns.{region}.amazonaws.com"), region.to_owned());
    assert_eq!(sns("").endpoint(None), own("eu-west-1"));
    assert_eq!(sns("").endpoint(Some("us-west-2")), own("us-west-2"));
    for unsafe_in_a_host in ["evil.example/", "x@evil.example", "us-west-2.evil.example#", "US-WEST-2", "mars", ""] {
        assert_eq!(sns("").endpoint(Some(unsafe_in_a_host)), own("eu-west-1"), "{unsafe_in_a_host}");
    }
    assert_eq!(sns("region = \"ap-south-1\"").endpoint(Some("us-west-2")), own("ap-south-1"));
    let fixed = sns("endpoint = \"http://127.0.0.1:4566/\"").endpoint(Some("us-west-2"));
    assert_eq!(fixed, ("http://127.0.0.1:4566".into(), "us-west-2".into()));
}
