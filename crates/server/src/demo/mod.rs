//! `vestibule demo`: a server of its own, and a walk through a sign-in as a client of it.
//!
//! Owns starting, walking and ending. What the walk does is in `walk` and `custom`, how a call is made and told in
//! `narrator`, what goes over the wire in `client`. The walk uses nothing of the server but its address: whatever it can
//! do, any client can.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::Stdio;
use std::sync::Arc;

use anyhow::{Context, ensure};
use tokio::sync::oneshot;
use vestibule_identity::sign_in::TriggerSwitches;

use crate::cli::DemoArgs;
use crate::config::{Config, Credentials, MasterKeySource};
use crate::messages::settings::MessageSettings;
use crate::server::{self, Server};
use crate::timeline::TimelineSettings;

mod client;
mod custom;
mod narrator;
mod print;
mod proof;
mod samples;
mod walk;

use client::Client;
use narrator::Narrator;
use print::Printer;
use samples::Language;
use walk::Left;

const USUAL_LISTEN: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 9229);
const REGION: &str = "us-east-1";
const ACCOUNT: &str = "000000000000";

/// Starts a server, walks, and serves on until a signal comes, unless only the walk is wanted. A walk that does not turn
/// out as it should is an error.
pub async fn run(args: DemoArgs) -> anyhow::Result<()> {
    let signal = tokio::spawn(server::ended_by_signal());
    let temporary = match args.data {
        Some(_) => None,
        None => Some(tempfile::Builder::new().prefix("vestibule-demo-").tempdir().context("a temporary directory")?),
    };
    let data = args.data.or_else(|| Some(temporary.as_ref()?.path().to_owned())).context("no data directory")?;
    let listen = args.listen.map_or_else(usual_or_free, Ok)?;
    ensure!(
        listen.ip().is_loopback(),
        "the demonstration accepts any credentials, so it listens on loopback addresses only, not on {listen}"
    );
    let config = Config {
        database: None,
        shutdown_delay: std::time::Duration::ZERO,
        listen,
        metrics_listen: None,
        access_log: false,
        data,
        public_url: format!("http://{listen}"),
        region: REGION.to_owned(),
        account_id: ACCOUNT.to_owned(),
        master_key: MasterKeySource::DataDirectory,
        previous_master_key: None,
        credentials: Credentials::Any,
        readable_messages: true,
        enforce_permissions: true,
        test_control: true,
        seed: None,
        triggers: TriggerSwitches::default(),
        timeline: Some(TimelineSettings::default()),
        telemetry: None,
        messages: MessageSettings::default(),
        functions: Vec::new(),
        pools: Arc::default(),
        strict: false,
        rotate_keys_every_days: None,
    };
    let server = Box::pin(Server::start(config)).await?;
    let address = server.address();
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(server.run(async { drop(stopped.await) }));

    let told = tell(address, args.exit, signal).await;

    drop(stop);
    serving.await?;
    told
}

/// Walks and shows what to try next, until a signal comes.
async fn tell(
    address: SocketAddr,
    ends_after_walk: bool,
    mut signal: tokio::task::JoinHandle<()>,
) -> anyhow::Result<()> {
    let mut narrator = Narrator::new(Client::new(address, REGION), languages().await, REGION, ACCOUNT);
    introduce(&narrator, address);
    let walked = tokio::select! {
        walked = walk::walk(&mut narrator) => walked,
        _ = &mut signal => return Ok(()),
    };
    let left = walked.context("the walk did not turn out as it should")?;
    narrator.print.line("");
    narrator.print.passed(&format!("the walk is over: {} checks passed", narrator.checks()));
    if !ends_after_walk {
        suggest(&narrator.print, address, &left);
        signal.await?;
    }
    Ok(())
}

/// The usual address, or a free port where somebody else has it.
fn usual_or_free() -> anyhow::Result<SocketAddr> {
    match TcpListener::bind(USUAL_LISTEN) {
        Ok(_) => Ok(USUAL_LISTEN),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Ok(SocketAddr::new(USUAL_LISTEN.ip(), 0)),
        Err(error) => Err(error).with_context(|| format!("cannot listen on {USUAL_LISTEN}")),
    }
}

/// The languages whose command runs here.
async fn languages() -> Vec<Language> {
    let mut found = Vec::new();
    for language in [Language::Python, Language::Node] {
        let mut command = tokio::process::Command::new(language.command());
        let ran = command.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
        if ran.await.is_ok_and(|status| status.success()) {
            found.push(language);
        }
    }
    found
}

fn introduce(narrator: &Narrator, address: SocketAddr) {
    let print = &narrator.print;
    print.line(&format!("Vestibule {} at http://{address}", env!("CARGO_PKG_VERSION")));
    print.note("-> a request   <- its answer   ** an event that a function printed   ok something as it should be");
    for language in [Language::Python, Language::Node] {
        if !narrator.runs(language) {
            print.note(&format!("{} is not here: functions written for it are left out", language.command()));
        }
    }
}

fn suggest(print: &Printer, address: SocketAddr, left: &Left) {
    let Left { pool_id, client_id, function } = left;
    print.step("Try next", "The server goes on until Ctrl-C. In another terminal:");
    for line in [
        String::new(),
        format!("export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION={REGION}"),
        format!("aws() {{ command aws --endpoint-url http://{address} \"$@\"; }}"),
        String::new(),
        format!("aws cognito-idp list-users --user-pool-id {pool_id}"),
        format!("aws cognito-idp initiate-auth --auth-flow USER_PASSWORD_AUTH --client-id {client_id} \\"),
        format!("    --auth-parameters 'USERNAME=test,PASSWORD={}'", walk::PASSWORD),
        format!("curl -s 'http://{address}/_vestibule/messages?userPoolId={pool_id}'"),
        format!("aws cognito-idp respond-to-auth-challenge --client-id {client_id} --challenge-name SMS_MFA \\"),
        "    --session THE-SESSION --challenge-responses USERNAME=test,SMS_MFA_CODE=THE-CODE \\".to_owned(),
        "    --client-metadata KeyName1=string,KeyName2=string".to_owned(),
    ] {
        print.line(&line);
    }
    if let Some(function) = function {
        print.line(&format!("aws logs filter-log-events --log-group-name /aws/lambda/{function}"));
        print.line(&format!("aws logs tail /aws/lambda/{function} --follow        # AWS CLI 2"));
    }
    print.line("");
}
