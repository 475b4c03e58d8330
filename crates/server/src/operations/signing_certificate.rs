//! The certificate that identity providers know a user pool by.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use vestibule_api::cognito_idp::{GetSigningCertificateRequest, GetSigningCertificateResponse};
use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::signing_certificate::{ID, SigningCertificate};
use vestibule_store::StoreError;

use super::app_clients::pool_id;
use crate::app::App;
use crate::call::Call;
use crate::error::Failure;
use crate::{keys, pool_resources};

/// GetSigningCertificate. The key was made ahead of need; the certificate is made when it is asked for the first time, or has ended.
pub async fn get_signing_certificate(
    app: &App,
    _: &Call,
    input: GetSigningCertificateRequest,
) -> Result<GetSigningCertificateResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?.pool.id.clone();
    let kept = pool_resources::find::<SigningCertificate>(app, &pool, ID).await?;
    let certificate = match kept {
        Some(kept) if app.clock.now() < kept.value.expires_at => kept.value,
        ended => make(app, &pool, ended.map(|it| it.revision)).await?,
    };
    Ok(GetSigningCertificateResponse { certificate: Some(STANDARD.encode(&*certificate.certificate)) })
}

/// Makes the pool's certificate, over a key of its own, in place of one of this revision that has ended. Of two at once, the first
/// stays and is the answer to both.
async fn make(app: &App, pool: &UserPoolId, ended: Option<u32>) -> Result<SigningCertificate, Failure> {
    let taken = app.keys.take_key().await?;
    let [key] = taken.keys() else { return Err(anyhow::anyhow!("one key was asked for").into()) };
    let spent = Change::RemoveSpareKey(key.kid.clone());
    let (subject, key, now) = (pool.clone(), key.clone(), app.clock.now());
    let made = app.crypto.run(move || keys::self_signed(&subject, &key, now)).await??;
    let change = match ended {
        Some(revision) => pool_resources::update(pool, &made, revision)?,
        None => pool_resources::creation(pool, &made, 1)?,
    };
    match app.store.commit(vec![change, spent]).await {
        Err(StoreError::Conflict(Conflict::ResourceExists(..) | Conflict::ResourceChanged(_))) => {
            Ok(pool_resources::load::<SigningCertificate>(app, pool, ID).await?.value)
        }
        committed => {
            committed?;
            taken.used();
            Ok(made)
        }
    }
}
