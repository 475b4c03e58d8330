//! Groups of a user pool: what is kept of one, and what the tokens of its members say.
//!
//! ```text
//! cognito:groups          every group of the user, by precedence
//! cognito:roles           the roles of those groups
//! cognito:preferred_role  the role of the group that comes before all others, if there is one such role
//! ```
//!
//! How a function replaces these is `trigger::pre_token_generation`, which claims they become `token::claims`.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{CreateGroupRequest, GroupType, UpdateGroupRequest};

use crate::ids::{GroupName, UserPoolId};

/// Groups in one user pool. Source: quotas.
const GROUPS_MAX: u64 = 10_000;
/// Groups of one user. Source: quotas.
pub const GROUPS_OF_USER_MAX: u64 = 100;

/// One group of a user pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The pool that it belongs to.
    pub pool_id: UserPoolId,
    /// Its name, unlike any other in the pool.
    pub name: GroupName,
    /// What an administrator may change.
    pub settings: GroupSettings,
    /// When it was created.
    pub created_at: Timestamp,
    /// When its settings last changed.
    pub modified_at: Timestamp,
}

/// The settings of a group; in a change, those that change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupSettings {
    /// What it is for.
    pub description: Option<String>,
    /// The ARN of the role that its members get.
    pub role_arn: Option<String>,
    /// Where it stands among a user's groups: 0 comes first, none last.
    pub precedence: Option<i32>,
}

/// What tokens say of a user's groups. Empty lists mean that the claims are absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupClaims {
    /// `cognito:groups`.
    pub groups: Vec<String>,
    /// `cognito:roles`.
    pub roles: Vec<String>,
    /// `cognito:preferred_role`.
    pub preferred_role: Option<String>,
}

/// A new group.
pub fn create(pool: &UserPoolId, request: CreateGroupRequest, now: Timestamp) -> Group {
    Group {
        pool_id: pool.clone(),
        name: GroupName::new(request.group_name.unwrap_or_default()),
        settings: GroupSettings {
            description: request.description,
            role_arn: request.role_arn,
            precedence: request.precedence,
        },
        created_at: now,
        modified_at: now,
    }
}

/// What a request changes in a group: the settings that it names. The others stay; that they do is inferred.
pub fn update(request: UpdateGroupRequest) -> GroupSettings {
    GroupSettings { description: request.description, role_arn: request.role_arn, precedence: request.precedence }
}

/// Whether a pool that has so many groups may have one more.
pub fn admits_in_pool(groups: u64) -> bool {
    groups < GROUPS_MAX
}

/// Whether a user who is in so many groups may join one more.
pub fn admits_for_user(groups: u64) -> bool {
    groups < GROUPS_OF_USER_MAX
}

/// What the tokens of a user say who is in these groups.
///
/// Cognito: the preferred role is that of the group with the lowest precedence; of several with the same precedence it is
/// told only if they have the same role. Source: CreateGroup, API reference. The order of the lists is inferred, as is that a
/// role stands there once, and that a first group without a role leaves no preference.
pub fn claims(groups: &[Group]) -> GroupClaims {
    let mut sorted: Vec<&Group> = groups.iter().collect();
    sorted.sort_by_key(|group| (rank(group), &group.name));
    let mut roles: Vec<&String> = Vec::new();
    for role in sorted.iter().filter_map(|group| group.settings.role_arn.as_ref()) {
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    let first = sorted.first().map(|group| rank(group));
    let mut preferred = sorted
        .iter()
        .take_while(|group| Some(rank(group)) == first)
        .filter_map(|group| group.settings.role_arn.as_ref());
    let candidate = preferred.next();
    let is_agreed = preferred.all(|role| Some(role) == candidate);
    GroupClaims {
        groups: sorted.iter().map(|group| group.name.to_string()).collect(),
        preferred_role: candidate.filter(|_| is_agreed).cloned(),
        roles: roles.into_iter().cloned().collect(),
    }
}

/// By what groups are sorted. None comes last.
fn rank(group: &Group) -> (bool, Option<i32>) {
    (group.settings.precedence.is_none(), group.settings.precedence)
}

impl Group {
    /// The group as the API describes it.
    pub fn description(&self) -> GroupType {
        let GroupSettings { description, role_arn, precedence } = self.settings.clone();
        GroupType {
            group_name: Some(self.name.to_string()),
            user_pool_id: Some(self.pool_id.to_string()),
            description,
            role_arn,
            precedence,
            last_modified_date: Some(self.modified_at),
            creation_date: Some(self.created_at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(name: &str, precedence: Option<i32>, role: Option<&str>) -> Group {
        let request = CreateGroupRequest {
            group_name: Some(name.to_owned()),
            precedence,
            role_arn: role.map(str::to_owned),
            ..CreateGroupRequest::default()
        };
        create(&UserPoolId::new("r_one"), request, Timestamp::from_seconds(1))
    }

    #[test]
    fn groups_are_told_by_precedence_and_the_first_one_gives_the_preferred_role() {
        let table: [(&str, Vec<Group>, &str, &str, Option<&str>); 10] = [
            ("none", vec![], "", "", None),
            ("one without anything", vec![group("a", None, None)], "a", "", None),
            ("one with a role and no precedence", vec![group("a", None, Some("r"))], "a", "r", Some("r")),
            (
                "lower numbers first, none last, then by name",
                vec![
                    group("d", None, Some("rd")),
                    group("c", Some(7), Some("rc")),
                    group("b", None, Some("rb")),
                    group("a", Some(0), Some("ra")),
                ],
                "a c b d",
                "ra rc rb rd",
                Some("ra"),
            ),
            (
                "two alike with different roles",
                vec![group("a", Some(1), Some("ra")), group("b", Some(1), Some("rb"))],
                "a b",
                "ra rb",
                None,
            ),
            (
                "two alike with the same role",
                vec![group("a", Some(1), Some("r")), group("b", Some(1), Some("r"))],
                "a b",
                "r",
                Some("r"),
            ),
            (
                "two alike, one without a role",
                vec![group("a", Some(1), None), group("b", Some(1), Some("r"))],
                "a b",
                "r",
                Some("r"),
            ),
            (
                "two without precedence and with different roles",
                vec![group("a", None, Some("ra")), group("b", None, Some("rb"))],
                "a b",
                "ra rb",
                None,
            ),
            (
                "a first one without a role",
                vec![group("a", Some(2), Some("ra")), group("b", Some(1), None)],
                "b a",
                "ra",
                None,
            ),
            (
                "several behind the first one",
                vec![group("a", Some(2), Some("x")), group("b", Some(2), Some("y")), group("c", Some(1), Some("z"))],
                "c a b",
                "z x y",
                Some("z"),
            ),
        ];
        for (what, groups, names, roles, preferred) in table {
            let claims = claims(&groups);
            assert_eq!(claims.groups.join(" "), names, "{what}");
            assert_eq!(claims.roles.join(" "), roles, "{what}");
            assert_eq!(claims.preferred_role.as_deref(), preferred, "{what}");
        }
    }

    #[test]
    fn a_pool_and_a_user_have_a_limited_number_of_groups() {
        assert_eq!([9_999, 10_000, 10_001].map(admits_in_pool), [true, false, false]);
        assert_eq!([99, 100, 101].map(admits_for_user), [true, false, false]);
    }

    #[test]
    fn a_group_is_described_with_what_it_has() {
        let described = group("a", Some(0), None).description();
        let expected = GroupType {
            group_name: Some("a".into()),
            user_pool_id: Some("r_one".into()),
            precedence: Some(0),
            last_modified_date: Some(Timestamp::from_seconds(1)),
            creation_date: Some(Timestamp::from_seconds(1)),
            ..GroupType::default()
        };
        assert_eq!(described, expected);
    }
}
