//! What every backend does, one file per entity. A backend runs all of it with `contract_tests!(name, open)`, where
//! `open` makes an empty store and something that keeps it alive, or nothing where a developer said that the backend is not to be tested. A test that is in a file but not in the list below is
//! dead code, so the compiler finds it.

use std::sync::Arc;

use vestibule_identity::change::{Change, Conflict, UserChange};
use vestibule_identity::user::User;
use vestibule_identity::user_pool::UserPool;

use crate::testing::{sub, user, user_pool, username};
use crate::{Result, Store, StoreError};

pub(crate) mod app_clients;
pub(crate) mod attempts;
pub(crate) mod auth_events;
pub(crate) mod codes;
pub(crate) mod commits;
pub(crate) mod devices;
pub(crate) mod flows;
pub(crate) mod functions;
pub(crate) mod groups;
pub(crate) mod passkeys;
pub(crate) mod pool_resources;
pub(crate) mod provisioned_limits;
pub(crate) mod queued_messages;
pub(crate) mod sessions;
pub(crate) mod signing_keys;
pub(crate) mod token_sessions;
pub(crate) mod user_changes;
pub(crate) mod user_listing;
pub(crate) mod user_names;
pub(crate) mod user_pools;
pub(crate) mod user_transfer;
pub(crate) mod users;

/// A store under test.
pub(crate) type Subject = Arc<dyn Store>;

macro_rules! contract_tests {
    ($backend:ident, $open:path) => {
        mod $backend {
            use $open as open_backend;
            use $crate::contract::contract_tests;
            contract_tests!(@entity user_pools
                a_pool_is_read_back_as_written
                an_unknown_pool_is_absent
                an_updated_pool_has_the_settings_of_the_update
                a_change_decided_on_an_older_pool_is_refused
                a_pool_that_is_gone_can_neither_be_updated_nor_deleted
                pools_are_listed_in_order_of_creation_page_by_page
                a_page_of_pools_goes_on_where_a_deleted_pool_stood
                a_text_that_no_page_gave_is_no_place_in_the_listing
                a_deleted_pool_takes_everything_with_it_and_nothing_else
                the_number_of_users_follows_them
            );
            contract_tests!(@entity signing_keys
                the_keys_of_a_pool_are_read_back_with_their_use
                a_spare_key_is_kept_until_a_pool_takes_it
                a_key_serves_one_pool_only
                a_spare_key_can_find_another_use
                a_rotation_supersedes_the_earlier_keys_of_the_same_use
                a_rotation_shortens_the_life_of_keys_that_end_later
                a_superseded_key_is_forgotten_when_its_time_has_come
            );
            contract_tests!(@entity app_clients
                a_client_is_read_back_with_its_secrets
                an_updated_client_has_the_secrets_of_the_update
                a_change_decided_on_an_older_client_is_refused
                a_client_without_secrets_is_a_public_one
                a_client_of_a_pool_that_is_gone_is_refused
                a_client_of_another_pool_can_neither_be_updated_nor_deleted
                clients_are_listed_in_order_of_creation_page_by_page
                a_deleted_client_takes_its_token_sessions_with_it
                a_pool_has_no_more_clients_than_it_may
            );
            contract_tests!(@entity users
                a_user_is_read_back_as_written
                a_user_without_a_password_is_read_back_without_one
                a_user_with_a_password_hash_from_elsewhere_is_read_back_as_written
                a_user_of_a_pool_that_is_gone_is_refused
                a_user_of_another_pool_is_not_found
                a_user_is_found_by_sub_or_by_the_first_name_that_has_an_owner
                a_deleted_user_frees_the_names_and_takes_everything_along
                a_user_who_is_gone_can_neither_be_changed_nor_deleted
            );
            contract_tests!(@entity user_names
                a_name_has_one_owner_in_a_pool
                a_name_is_told_apart_by_its_kind_and_its_case
                a_refused_user_leaves_no_name_behind
                a_claimed_name_finds_its_new_owner
                claiming_a_name_twice_changes_nothing
                a_name_taken_from_its_owner_unverifies_the_owners_attribute
                a_name_is_released_by_its_owner_only
            );
            contract_tests!(@entity user_changes
                attributes_are_set_and_removed_and_the_others_stay
                two_changes_at_once_do_not_undo_each_other
                an_attribute_that_is_not_what_was_expected_refuses_the_whole
                a_status_moves_only_from_the_one_that_was_seen
                a_password_replaces_the_earlier_one
                a_verifier_takes_the_place_of_a_password_hash_once
                a_password_that_is_set_ends_a_password_hash
                earlier_passwords_are_kept_as_many_as_are_wanted
                a_password_that_is_taken_away_is_gone
                factors_and_enablement_are_switched
                an_authenticator_app_is_registered_replaced_and_removed
                a_code_of_an_app_is_spent_once_and_none_before_it
                each_change_moves_the_time_of_modification_where_it_says_so
            );
            contract_tests!(@entity user_listing
                users_are_listed_in_order_of_creation_page_by_page
                an_empty_pool_lists_nobody
                a_filter_finds_equal_values_without_regard_to_case
                the_username_is_compared_with_regard_to_case
                a_prefix_finds_all_who_begin_with_it_sorted_by_the_value
                a_prefix_is_text_and_no_pattern
                an_empty_prefix_finds_all_who_have_the_attribute
                users_are_found_by_status_and_by_enablement
                users_who_share_a_value_are_paged_in_order_of_creation
                a_listing_survives_inserts_and_deletes_between_its_pages
                a_changed_or_removed_attribute_is_found_by_its_new_value_only
                an_attribute_that_is_not_searchable_finds_nobody
                a_place_in_another_listing_is_refused
                a_page_holds_between_one_and_sixty_users
            );
            contract_tests!(@entity groups
                a_group_is_read_back_as_written
                a_name_stands_for_one_group_of_a_pool
                a_change_of_a_group_touches_what_it_names
                groups_are_listed_in_order_of_creation_page_by_page
                a_user_joins_a_group_once_and_leaves_it
                the_groups_of_a_user_are_listed_page_by_page
                the_users_in_a_group_are_listed_page_by_page
                a_listing_of_members_survives_changes_between_its_pages
                memberships_go_with_their_user_and_their_group
                a_pool_has_a_limited_number_of_groups
                a_user_is_in_a_limited_number_of_groups
                of_many_who_create_a_group_at_once_one_succeeds
            );
            contract_tests!(@entity user_transfer
                each_list_is_applied_or_refused_by_itself
                a_refused_list_leaves_nothing_and_the_next_sees_what_was_applied
                anything_but_a_conflict_undoes_all_lists
                more_lists_than_one_transaction_takes_are_refused
                lists_of_an_import_and_other_commits_do_not_disturb_each_other
                all_users_are_exported_in_order_of_creation
                users_with_long_attributes_are_exported_in_shorter_pages
                an_export_goes_on_behind_users_who_are_gone
                credentials_are_exported_where_they_are_asked_for
            );
            contract_tests!(@entity codes
                a_code_is_read_back_and_replaced_by_the_next_of_its_purpose
                a_code_is_used_once
                a_code_that_was_replaced_is_not_used
            );
            contract_tests!(@entity token_sessions
                a_session_is_read_back_as_written
                a_session_needs_its_client_and_its_user_enabled
                a_refresh_token_is_rotated_once
                a_revoked_session_stays_revoked_and_the_others_live
                all_sessions_of_a_user_are_revoked_at_once
                the_holder_of_a_token_is_read_with_its_session
                the_use_of_a_session_is_noted_until_it_is_revoked
                the_live_tracked_sessions_of_a_user_are_listed_the_latest_first
                the_sessions_that_were_not_used_for_the_longest_make_room
            );
            contract_tests!(@entity passkeys
                passkeys_are_read_back_as_written_and_in_order
                a_passkey_is_used_and_deleted_by_its_user_alone
                a_passkey_registration_is_completed_once
            );
            contract_tests!(@entity devices
                a_device_is_read_back_as_written
                a_device_is_confirmed_once_and_belongs_to_its_user
                a_device_is_remembered_used_and_forgotten
                devices_are_listed_in_order_page_by_page
            );
            contract_tests!(@entity pool_resources
                a_resource_is_read_back_as_written
                an_id_is_given_once_in_a_pool_and_a_kind
                a_pool_has_no_more_of_a_kind_than_it_may
                a_further_name_is_unique_where_it_says_so
                a_change_applies_to_the_revision_it_was_decided_on
                putting_a_resource_makes_it_what_it_says
                a_resource_goes_with_its_pool_and_its_client
                resources_are_listed_in_either_order_page_by_page
                pools_are_found_by_a_name_that_each_has_given
            );
            contract_tests!(@entity provisioned_limits
                a_limit_is_what_it_was_set_to_last
            );
            contract_tests!(@entity attempts
                attempts_are_counted_by_account_and_kind
                of_many_attempts_at_once_no_more_are_admitted_than_one_after_the_other
                a_passed_attempt_forgets_the_ones_before_and_is_refused_beyond_the_limit
                an_unknown_account_is_counted_and_an_unknown_pool_is_not
            );
            contract_tests!(@entity auth_events
                an_event_is_read_back_as_written_and_belongs_to_its_user
                an_event_goes_on_under_its_id
                feedback_is_kept_with_its_event
                events_are_listed_latest_first_page_by_page
                the_oldest_events_are_forgotten_by_number_and_by_age
            );
            contract_tests!(@entity sessions
                a_session_ends_once_and_says_how
                of_many_who_end_a_session_at_once_one_succeeds
                a_parked_session_is_read_back
                what_expired_is_forgotten_and_the_rest_is_kept
                each_call_forgets_a_bounded_number_of_rows
            );
            contract_tests!(@entity queued_messages
                a_message_is_read_back_as_written
                messages_come_in_the_order_of_their_next_attempts
                a_message_is_forgotten_by_itself_or_with_its_pool
            );
            contract_tests!(@entity flows
                calls_with_a_key_come_together_in_one_flow
                a_call_that_begins_opens_another_flow_only_where_the_last_has_ended
                flows_are_listed_latest_first_by_condition_and_page_by_page
                the_oldest_flows_are_forgotten_beyond_the_number_kept
                a_flow_keeps_a_bounded_number_of_calls
                a_deleted_pool_takes_its_flows_along
            );
            contract_tests!(@entity functions
                a_function_is_read_back_with_its_package
                a_change_of_the_document_keeps_the_package
                a_function_that_was_changed_meanwhile_is_not_overwritten
                functions_are_listed_by_name
                a_deleted_function_takes_its_package_along
            );
            contract_tests!(@entity commits
                a_failing_change_in_the_middle_leaves_nothing
                later_changes_of_a_list_see_the_earlier_ones
                an_empty_list_is_committed
                a_refused_commit_does_not_harm_those_beside_it
                many_at_once_are_all_there
                of_many_who_claim_one_name_at_once_one_succeeds
                a_commit_is_seen_by_the_next_read
                a_closed_store_refuses_commits_and_still_reads
            );
        }
    };
    (@entity $entity:ident $($test:ident)*) => {
        mod $entity {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $test() {
                    let Some((store, _keep)) = super::open_backend() else { return };
                    $crate::contract::$entity::$test(store).await;
                }
            )*
        }
    };
}
pub(crate) use contract_tests;

/// A store's pool, with ways to fill it.
pub(crate) struct Pool {
    pub(crate) store: Subject,
    pub(crate) pool: UserPool,
}

impl Pool {
    pub(crate) async fn create(store: &Subject, id: &str) -> Self {
        let pool = user_pool(id);
        store.commit(vec![Change::CreateUserPool(Box::new(pool.clone()), Vec::new())]).await.unwrap();
        Self { store: Arc::clone(store), pool }
    }

    /// Adds a user whom the username finds.
    pub(crate) async fn add(&self, name: &str) -> User {
        self.add_user(user(&self.pool.id, name)).await
    }

    pub(crate) async fn add_user(&self, user: User) -> User {
        let names = vec![username(&user.username)];
        self.store.commit(vec![Change::CreateUser(Box::new(user.clone()), names)]).await.unwrap();
        user
    }

    /// A user who must be there.
    pub(crate) async fn user(&self, name: &str) -> User {
        self.store.user(&self.pool.id, &sub(name)).await.unwrap().expect("the user exists")
    }

    pub(crate) fn change(&self, name: &str, change: UserChange) -> Change {
        Change::User(self.pool.id.clone(), sub(name), change)
    }

    pub(crate) async fn apply(&self, name: &str, change: UserChange) -> Result<()> {
        self.store.commit(vec![self.change(name, change)]).await
    }

    pub(crate) async fn delete(&self, name: &str) -> Result<()> {
        self.store.commit(vec![Change::DeleteUser(self.pool.id.clone(), sub(name))]).await
    }
}

/// The conflict that a commit must have met.
#[track_caller]
pub(crate) fn conflict(result: Result<()>) -> Conflict {
    match result {
        Err(StoreError::Conflict(conflict)) => conflict,
        other => panic!("expected a conflict, got {other:?}"),
    }
}

#[track_caller]
pub(crate) fn assert_bad_token<T: std::fmt::Debug>(result: &Result<T>) {
    assert!(matches!(result, Err(StoreError::BadToken)), "expected a refused token, got {result:?}");
}

/// Everything about a user, in a form that can be compared.
pub(crate) fn facts(user: &User) -> String {
    let password =
        user.password.as_ref().map(|it| (it.salt, it.verifier.as_bytes().to_vec(), it.set_at, it.expires_at));
    let hash = user.password_hash.as_ref().map(|it| it.to_text().expose().to_owned());
    format!("{user:?} {password:?} {hash:?}")
}
