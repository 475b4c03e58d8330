//! Certificates that a pool's key signs for itself: identity providers are given one to know the pool by.

use anyhow::Context as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair, KeyUsagePurpose, PKCS_RSA_SHA256, date_time_ymd};
use rustls::pki_types::PrivatePkcs8KeyDer;
use vestibule_api::{Blob, Sensitive, Timestamp};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::signing_certificate::{SigningCertificate, YEARS};
use vestibule_identity::signing_key::SigningKey;

/// A certificate for a pool over a key, from today on. Costs a signature.
pub fn self_signed(pool: &UserPoolId, key: &SigningKey, now: Timestamp) -> anyhow::Result<SigningCertificate> {
    let pkcs8 = key.pkcs8.expose();
    let pair = KeyPair::from_pkcs8_der_and_sign_algo(&PrivatePkcs8KeyDer::from(pkcs8), &PKCS_RSA_SHA256)
        .context("the key cannot sign a certificate")?;
    let today = jiff::Timestamp::from_millisecond(now.as_millis())?.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    let last = today.checked_add(jiff::Span::new().years(YEARS))?;
    let mut params = CertificateParams::default();
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, pool.as_str());
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    let midnight = |day: jiff::civil::Date| {
        date_time_ymd(i32::from(day.year()), day.month().unsigned_abs(), day.day().unsigned_abs())
    };
    (params.not_before, params.not_after) = (midnight(today), midnight(last));
    let certificate = params.self_signed(&pair).context("the certificate cannot be made")?;
    let expires_at = last.to_zoned_datetime(jiff::tz::TimeZone::UTC)?.timestamp().as_millisecond();
    Ok(SigningCertificate {
        certificate: Blob(certificate.der().to_vec()),
        pkcs8: Sensitive::from(STANDARD.encode(pkcs8)),
        expires_at: Timestamp::from_millis(expires_at),
    })
}
