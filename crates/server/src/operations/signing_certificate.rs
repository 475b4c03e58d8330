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
    let certificate = match kept.filter(|it| app.clock.now() < it.value.expires_at) {
        Some(kept) => kept.value,
        None => make(app, &pool).await?,
    };
    Ok(GetSigningCertificateResponse { certificate: Some(STANDARD.encode(&*certificate.certificate)) })
}

/// Makes the pool's certificate, over a key of its own. Of two at once, the first stays.
async fn make(app: &App, pool: &UserPoolId) -> Result<SigningCertificate, Failure> {
    let taken = app.keys.take_key().await?;
    let [key] = taken.keys() else { return Err(anyhow::anyhow!("one key was asked for").into()) };
    let made = keys::self_signed(pool, key, app.clock.now())?;
    let mut changes = vec![pool_resources::creation(pool, &made, 1)?, Change::RemoveSpareKey(key.kid.clone())];
    match app.store.commit(changes.clone()).await {
        Err(StoreError::Conflict(Conflict::ResourceExists(..))) => {
            let kept = pool_resources::load::<SigningCertificate>(app, pool, ID).await?.value;
            if app.clock.now() < kept.expires_at {
                return Ok(kept);
            }
            changes[0] = pool_resources::replacement(pool, &made)?;
            app.store.commit(changes).await?;
        }
        committed => committed?,
    }
    taken.used();
    Ok(made)
}
