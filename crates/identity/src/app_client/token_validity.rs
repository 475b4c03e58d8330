//! How long the tokens of an app client live.

use vestibule_api::cognito_idp::{TimeUnitsType, UserPoolClientType};

use crate::app_client::AppClient;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// Access and ID tokens: 5 minutes to 24 hours.
const SHORT: std::ops::RangeInclusive<i64> = 5 * MINUTE..=DAY;
/// Refresh tokens: 60 minutes to 10 years.
const LONG: std::ops::RangeInclusive<i64> = HOUR..=3650 * DAY;
/// The refresh token's validity where none is set, in days.
pub(super) const REFRESH_DAYS: i32 = 30;

impl AppClient {
    /// How long an access token lives. Default one hour.
    pub fn access_token_ttl_seconds(&self) -> i64 {
        access_token(&self.settings)
    }

    /// How long an ID token lives. Default one hour.
    pub fn id_token_ttl_seconds(&self) -> i64 {
        id_token(&self.settings)
    }

    /// How long a refresh token lives. Default 30 days.
    pub fn refresh_token_ttl_seconds(&self) -> i64 {
        refresh_token(&self.settings)
    }

    /// How long a `Session` string lives, in milliseconds. Default 3 minutes.
    pub fn session_ttl_ms(&self) -> i64 {
        i64::from(self.settings.auth_session_validity.unwrap_or(3)) * 60_000
    }
}

/// Whether all three validities are in range, and no refresh token dies before what it renews.
///
/// Cognito: the guide says that it lives longer; configurations in use have all three at one hour, so equal is enough.
pub(super) fn is_valid(settings: &UserPoolClientType) -> bool {
    let refresh = refresh_token(settings);
    let access = access_token(settings);
    let id = id_token(settings);
    SHORT.contains(&access) && SHORT.contains(&id) && LONG.contains(&refresh) && refresh >= access.max(id)
}

/// The refresh validity with its default filled in, in the client's own unit.
///
/// Cognito: 0 is replaced by 30 days. Source: RefreshTokenValidity, API reference.
pub(super) fn refresh_or_default(validity: Option<i32>, unit: Option<TimeUnitsType>) -> i32 {
    match validity {
        Some(validity) if validity > 0 => validity,
        _ => match unit {
            Some(TimeUnitsType::Seconds) => REFRESH_DAYS * 24 * 60 * 60,
            Some(TimeUnitsType::Minutes) => REFRESH_DAYS * 24 * 60,
            Some(TimeUnitsType::Hours) => REFRESH_DAYS * 24,
            Some(TimeUnitsType::Days) | None => REFRESH_DAYS,
        },
    }
}

fn access_token(settings: &UserPoolClientType) -> i64 {
    let unit = settings.token_validity_units.as_ref().and_then(|units| units.access_token);
    settings.access_token_validity.map_or(HOUR, |validity| seconds(validity, unit.unwrap_or(TimeUnitsType::Hours)))
}

fn id_token(settings: &UserPoolClientType) -> i64 {
    let unit = settings.token_validity_units.as_ref().and_then(|units| units.id_token);
    settings.id_token_validity.map_or(HOUR, |validity| seconds(validity, unit.unwrap_or(TimeUnitsType::Hours)))
}

fn refresh_token(settings: &UserPoolClientType) -> i64 {
    let unit = settings.token_validity_units.as_ref().and_then(|units| units.refresh_token);
    let validity = refresh_or_default(settings.refresh_token_validity, unit);
    seconds(validity, unit.unwrap_or(TimeUnitsType::Days))
}

fn seconds(validity: i32, unit: TimeUnitsType) -> i64 {
    let unit = match unit {
        TimeUnitsType::Seconds => 1,
        TimeUnitsType::Minutes => MINUTE,
        TimeUnitsType::Hours => HOUR,
        TimeUnitsType::Days => DAY,
    };
    i64::from(validity) * unit
}

#[cfg(test)]
mod tests {
    use vestibule_api::cognito_idp::TokenValidityUnitsType;

    use super::*;

    type Validity = Option<(i32, Option<TimeUnitsType>)>;

    fn settings(access: Validity, id: Validity, refresh: Validity) -> UserPoolClientType {
        UserPoolClientType {
            access_token_validity: access.map(|it| it.0),
            id_token_validity: id.map(|it| it.0),
            refresh_token_validity: refresh.map(|it| it.0),
            token_validity_units: Some(TokenValidityUnitsType {
                access_token: access.and_then(|it| it.1),
                id_token: id.and_then(|it| it.1),
                refresh_token: refresh.and_then(|it| it.1),
            }),
            ..UserPoolClientType::default()
        }
    }

    #[test]
    fn validities_have_defaults_units_and_ranges() {
        use TimeUnitsType::{Days, Hours, Minutes, Seconds};
        let table = [
            (None, None, None, (3600, 3600, 2_592_000), true),
            (Some((2, None)), Some((24, None)), Some((2, None)), (7200, 86_400, 172_800), true),
            (Some((5, Some(Minutes))), Some((300, Some(Seconds))), Some((1, Some(Days))), (300, 300, 86_400), true),
            (Some((4, Some(Minutes))), None, None, (240, 3600, 2_592_000), false),
            (None, Some((299, Some(Seconds))), None, (3600, 299, 2_592_000), false),
            (Some((25, Some(Hours))), None, None, (90_000, 3600, 2_592_000), false),
            (None, None, Some((59, Some(Minutes))), (3600, 3600, 3540), false),
            (None, None, Some((60, Some(Minutes))), (3600, 3600, 3600), true),
            (Some((2, None)), None, Some((60, Some(Minutes))), (7200, 3600, 3600), false),
            (None, None, Some((3650, None)), (3600, 3600, 315_360_000), true),
            (None, None, Some((3651, None)), (3600, 3600, 315_446_400), false),
            (None, None, Some((0, Some(Minutes))), (3600, 3600, 2_592_000), true),
        ];
        for (access, id, refresh, seconds, valid) in table {
            let settings = settings(access, id, refresh);
            assert_eq!((access_token(&settings), id_token(&settings), refresh_token(&settings)), seconds);
            assert_eq!(is_valid(&settings), valid, "{access:?} {id:?} {refresh:?}");
        }
    }
}
