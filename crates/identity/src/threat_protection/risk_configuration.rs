//! What an operator wants done about risks, in a pool or through one app client.
//!
//! A client without a configuration of its own has the pool's. One that has its own has it whole: what it leaves out is not
//! taken from the pool's (inferred).

use std::net::IpAddr;

use serde::{Deserialize, Serialize};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{
    AccountTakeoverRiskConfigurationType, CompromisedCredentialsRiskConfigurationType, EventFilterType,
    RiskConfigurationType, RiskExceptionConfigurationType, SetRiskConfigurationRequest,
};

use super::Problem;
use super::ip_range::IpRange;
use crate::ids::{ClientId, UserPoolId};
use crate::pool_resource::{Resource, ResourceKind};

/// The id under which the pool's own configuration is kept. No client has it, not even one that a file names: the ids of clients
/// have no parentheses.
pub const OF_POOL: &str = "(pool)";

/// One configuration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RiskConfiguration {
    /// The app client; none for the pool's.
    pub client_id: Option<ClientId>,
    /// When it was set.
    pub modified_at: Timestamp,
    /// What is done about passwords that are known elsewhere.
    pub compromised_credentials: Option<CompromisedCredentialsRiskConfigurationType>,
    /// What is done about sign-ins that look like somebody else's.
    pub account_takeover: Option<AccountTakeoverRiskConfigurationType>,
    /// Addresses that are excepted.
    pub exceptions: Option<RiskExceptionConfigurationType>,
}

impl Resource for RiskConfiguration {
    const KIND: ResourceKind = ResourceKind::RiskConfiguration;

    fn id(&self) -> &str {
        id_of(self.client_id.as_ref())
    }

    fn client_id(&self) -> Option<ClientId> {
        self.client_id.clone()
    }
}

/// Under which id the configuration of a client, or of the pool, is kept.
pub fn id_of(client: Option<&ClientId>) -> &str {
    client.map_or(OF_POOL, ClientId::as_str)
}

/// What a request sets; nothing if it takes the configuration away.
///
/// Cognito: a request with none of the parts resets the pool's, or has the client inherit again. A filter that is left out means
/// every event. Source: SetRiskConfiguration, API reference.
pub fn set(
    request: SetRiskConfigurationRequest,
    client_id: Option<ClientId>,
    now: Timestamp,
) -> Result<Option<RiskConfiguration>, Problem> {
    let compromised_credentials = request.compromised_credentials_risk_configuration.map(with_every_event);
    let (account_takeover, exceptions) =
        (request.account_takeover_risk_configuration, request.risk_exception_configuration);
    if compromised_credentials.is_none() && account_takeover.is_none() && exceptions.is_none() {
        return Ok(None);
    }
    check_notification(account_takeover.as_ref())?;
    let configuration =
        RiskConfiguration { client_id, modified_at: now, compromised_credentials, account_takeover, exceptions };
    ranges(configuration.blocked())?;
    ranges(configuration.skipped())?;
    Ok(Some(configuration))
}

fn with_every_event(given: CompromisedCredentialsRiskConfigurationType) -> CompromisedCredentialsRiskConfigurationType {
    const EVERY: [EventFilterType; 3] =
        [EventFilterType::SignIn, EventFilterType::PasswordChange, EventFilterType::SignUp];
    let filter = given.event_filter.filter(|events| !events.is_empty()).unwrap_or_else(|| EVERY.to_vec());
    CompromisedCredentialsRiskConfigurationType { event_filter: Some(filter), ..given }
}

/// Whoever is to be notified needs somebody who writes. Inferred: the service's own check is not documented.
fn check_notification(takeover: Option<&AccountTakeoverRiskConfigurationType>) -> Result<(), Problem> {
    let Some(takeover) = takeover else { return Ok(()) };
    let actions = takeover.actions.clone().unwrap_or_default();
    let notifies = [actions.low_action, actions.medium_action, actions.high_action]
        .into_iter()
        .flatten()
        .any(|action| action.notify == Some(true));
    let has_sender = takeover.notify_configuration.as_ref().is_some_and(|it| it.source_arn.is_some());
    if notifies && !has_sender { Err(Problem::NotificationWithoutSender) } else { Ok(()) }
}

fn ranges(texts: &[String]) -> Result<Vec<IpRange>, Problem> {
    texts.iter().map(|text| text.parse()).collect()
}

impl RiskConfiguration {
    fn blocked(&self) -> &[String] {
        self.exceptions.as_ref().and_then(|it| it.blocked_ip_range_list.as_deref()).unwrap_or_default()
    }

    fn skipped(&self) -> &[String] {
        self.exceptions.as_ref().and_then(|it| it.skipped_ip_range_list.as_deref()).unwrap_or_default()
    }

    /// What DescribeRiskConfiguration answers for a pool or a client that has this configuration, its own or inherited.
    pub fn description(&self, pool: &UserPoolId, client: Option<&ClientId>) -> RiskConfigurationType {
        RiskConfigurationType {
            compromised_credentials_risk_configuration: self.compromised_credentials.clone(),
            account_takeover_risk_configuration: self.account_takeover.clone(),
            risk_exception_configuration: self.exceptions.clone(),
            last_modified_date: Some(self.modified_at),
            ..unset(pool, client)
        }
    }
}

/// What DescribeRiskConfiguration answers where nothing was ever set.
pub fn unset(pool: &UserPoolId, client: Option<&ClientId>) -> RiskConfigurationType {
    RiskConfigurationType {
        user_pool_id: Some(pool.to_string()),
        client_id: client.map(|client| client.as_str().into()),
        ..RiskConfigurationType::default()
    }
}

/// The addresses that a configuration blocks, read once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressRules {
    blocked: Vec<IpRange>,
    skipped: Vec<IpRange>,
}

impl AddressRules {
    /// The rules of a configuration. What cannot be read is no range; [`set`] lets nothing such in.
    pub fn of(configuration: &RiskConfiguration) -> Self {
        let read = |texts: &[String]| texts.iter().filter_map(|text| text.parse().ok()).collect();
        Self { blocked: read(configuration.blocked()), skipped: read(configuration.skipped()) }
    }

    /// Whether a call from this address is always blocked.
    ///
    /// Cognito: risk detection is not performed for a skipped address, and a blocked one is always blocked. Source:
    /// RiskExceptionConfigurationType, API reference. That an address in both lists is skipped is inferred.
    pub fn blocks(&self, address: IpAddr) -> bool {
        let is_in = |ranges: &[IpRange]| ranges.iter().any(|range| range.contains(address));
        is_in(&self.blocked) && !is_in(&self.skipped)
    }
}

#[cfg(test)]
mod tests {
    use vestibule_api::cognito_idp::{
        AccountTakeoverActionType, AccountTakeoverActionsType, AccountTakeoverEventActionType, NotifyConfigurationType,
    };

    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_700_000_000);

    fn excepted(blocked: &[&str], skipped: &[&str]) -> SetRiskConfigurationRequest {
        let list = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect());
        SetRiskConfigurationRequest {
            risk_exception_configuration: Some(RiskExceptionConfigurationType {
                blocked_ip_range_list: list(blocked),
                skipped_ip_range_list: list(skipped),
            }),
            ..SetRiskConfigurationRequest::default()
        }
    }

    #[test]
    fn a_request_without_parts_takes_the_configuration_away() {
        assert_eq!(set(SetRiskConfigurationRequest::default(), None, NOW), Ok(None));
        let empty = excepted(&[], &[]);
        assert!(set(empty, None, NOW).unwrap().is_some());
    }

    #[test]
    fn each_range_is_read() {
        assert_eq!(set(excepted(&["10.0.0.1"], &[]), None, NOW), Err(Problem::RangeMalformed));
        assert_eq!(set(excepted(&[], &["10.0.0.0/8", "x"]), None, NOW), Err(Problem::RangeMalformed));
    }

    #[test]
    fn a_filter_that_is_left_out_means_every_event() {
        for (given, expected) in [(None, 3), (Some(vec![]), 3), (Some(vec![EventFilterType::SignUp]), 1)] {
            let part = CompromisedCredentialsRiskConfigurationType { event_filter: given, ..Default::default() };
            let request = SetRiskConfigurationRequest {
                compromised_credentials_risk_configuration: Some(part),
                ..SetRiskConfigurationRequest::default()
            };
            let made = set(request, None, NOW).unwrap().unwrap();
            assert_eq!(made.compromised_credentials.unwrap().event_filter.unwrap().len(), expected);
        }
    }

    #[test]
    fn a_notification_needs_a_sender() {
        let request = |notify, sender: bool| SetRiskConfigurationRequest {
            account_takeover_risk_configuration: Some(AccountTakeoverRiskConfigurationType {
                notify_configuration: sender.then(|| NotifyConfigurationType {
                    source_arn: Some("arn:aws:ses:us-east-1:000000000000:identity/a@example.com".into()),
                    ..Default::default()
                }),
                actions: Some(AccountTakeoverActionsType {
                    high_action: Some(AccountTakeoverActionType {
                        notify: Some(notify),
                        event_action: Some(AccountTakeoverEventActionType::Block),
                    }),
                    ..Default::default()
                }),
            }),
            ..SetRiskConfigurationRequest::default()
        };
        assert_eq!(set(request(true, false), None, NOW), Err(Problem::NotificationWithoutSender));
        assert!(set(request(true, true), None, NOW).is_ok());
        assert!(set(request(false, false), None, NOW).is_ok());
    }

    #[test]
    fn an_address_is_blocked_unless_it_is_skipped() {
        let made = set(excepted(&["192.0.2.0/24"], &["192.0.2.9/32"]), None, NOW).unwrap().unwrap();
        let rules = AddressRules::of(&made);
        for (address, expected) in [("192.0.2.1", true), ("192.0.2.9", false), ("203.0.113.1", false)] {
            assert_eq!(rules.blocks(address.parse().unwrap()), expected, "{address}");
        }
        assert!(!AddressRules::default().blocks("192.0.2.1".parse().unwrap()));
    }
}
