//! `vestibule demo`: the walk through a sign-in, with a server of its own.

use crate::cli::DemoArgs;

/// Does the walk.
pub async fn run(_args: DemoArgs) -> anyhow::Result<()> {
    anyhow::bail!("the demo is not built yet")
}
