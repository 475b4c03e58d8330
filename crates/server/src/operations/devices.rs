//! Devices: ConfirmDevice, and what users and administrators see and do afterwards.

use vestibule_api::cognito_idp::{
    AdminForgetDeviceRequest, AdminGetDeviceRequest, AdminGetDeviceResponse, AdminListDevicesRequest,
    AdminListDevicesResponse, AdminUpdateDeviceStatusRequest, AdminUpdateDeviceStatusResponse, ConfirmDeviceRequest,
    ConfirmDeviceResponse, DeviceRememberedStatusType, ForgetDeviceRequest, GetDeviceRequest, GetDeviceResponse,
    ListDevicesRequest, ListDevicesResponse, UpdateDeviceStatusRequest, UpdateDeviceStatusResponse,
};
use vestibule_identity::Error;
use vestibule_identity::change::{Change, Conflict, UserChange};
use vestibule_identity::device::{self, Device};
use vestibule_identity::user::User;
use vestibule_store::{PAGE_MAX, StoreError};

use super::users::pool_and_user;
use crate::app::App;
use crate::call::{Call, Caller};
use crate::error::Failure;
use crate::paging;

/// ConfirmDevice: the device that the access token's sign-in was given, from that token.
pub async fn confirm_device(
    app: &App,
    call: &Call,
    input: ConfirmDeviceRequest,
) -> Result<ConfirmDeviceResponse, Failure> {
    let (pool, user) = call.signed_in_user(app).await?;
    if pool.pool.device_tracking().is_none() {
        return Err(Error::DevicesNotTracked.into());
    }
    let key = input.device_key.unwrap_or_default();
    let Caller::Token(token) = &call.caller else { return Err(Error::DeviceKeyInvalid.into()) };
    if token.device_key.as_ref() != Some(&key) {
        return Err(Error::DeviceKeyInvalid.into());
    }
    let (salt, verifier) = device::read_verifier(input.device_secret_verifier_config.as_ref())?;
    let (now, on_prompt) = (app.clock.now(), pool.pool.remembers_devices_on_prompt());
    let device = Device {
        group_key: device::group_key(&app.simulation, &user.pool_id, &user.sub, &key),
        key,
        name: input.device_name,
        salt,
        verifier,
        is_remembered: !on_prompt,
        created_at: now,
        modified_at: now,
        authenticated_at: now,
        last_ip: Some(call.source_ip.to_string()),
    };
    commit(app, &user, UserChange::ConfirmDevice(Box::new(device))).await?;
    Ok(ConfirmDeviceResponse { user_confirmation_necessary: Some(on_prompt) })
}

/// GetDevice.
pub async fn get_device(app: &App, call: &Call, input: GetDeviceRequest) -> Result<GetDeviceResponse, Failure> {
    let (_, user) = call.signed_in_user(app).await?;
    Ok(GetDeviceResponse { device: Some(find(app, &user, input.device_key).await?.description()) })
}

/// AdminGetDevice.
pub async fn admin_get_device(
    app: &App,
    _: &Call,
    input: AdminGetDeviceRequest,
) -> Result<AdminGetDeviceResponse, Failure> {
    let (_, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    let device = find(app, &user, input.device_key).await?;
    Ok(AdminGetDeviceResponse { device: Some(device.administrators_description(&user, &partition(app))) })
}

/// ListDevices.
pub async fn list_devices(app: &App, call: &Call, input: ListDevicesRequest) -> Result<ListDevicesResponse, Failure> {
    let (_, user) = call.signed_in_user(app).await?;
    let (devices, token) = list(app, &user, input.limit, input.pagination_token.as_deref()).await?;
    let devices = devices.iter().map(Device::description).collect();
    Ok(ListDevicesResponse { devices: Some(devices), pagination_token: token })
}

/// AdminListDevices.
pub async fn admin_list_devices(
    app: &App,
    _: &Call,
    input: AdminListDevicesRequest,
) -> Result<AdminListDevicesResponse, Failure> {
    let (_, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    let (devices, token) = list(app, &user, input.limit, input.pagination_token.as_deref()).await?;
    let partition = partition(app);
    let devices = devices.iter().map(|device| device.administrators_description(&user, &partition)).collect();
    Ok(AdminListDevicesResponse { devices: Some(devices), pagination_token: token })
}

/// UpdateDeviceStatus.
pub async fn update_device_status(
    app: &App,
    call: &Call,
    input: UpdateDeviceStatusRequest,
) -> Result<UpdateDeviceStatusResponse, Failure> {
    let (_, user) = call.signed_in_user(app).await?;
    update(app, &user, input.device_key, input.device_remembered_status).await?;
    Ok(UpdateDeviceStatusResponse::default())
}

/// AdminUpdateDeviceStatus.
pub async fn admin_update_device_status(
    app: &App,
    _: &Call,
    input: AdminUpdateDeviceStatusRequest,
) -> Result<AdminUpdateDeviceStatusResponse, Failure> {
    let (_, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    update(app, &user, input.device_key, input.device_remembered_status).await?;
    Ok(AdminUpdateDeviceStatusResponse::default())
}

/// ForgetDevice.
pub async fn forget_device(app: &App, call: &Call, input: ForgetDeviceRequest) -> Result<(), Failure> {
    let (_, user) = call.signed_in_user(app).await?;
    commit(app, &user, UserChange::ForgetDevice(input.device_key.unwrap_or_default())).await
}

/// AdminForgetDevice.
pub async fn admin_forget_device(app: &App, _: &Call, input: AdminForgetDeviceRequest) -> Result<(), Failure> {
    let (_, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    commit(app, &user, UserChange::ForgetDevice(input.device_key.unwrap_or_default())).await
}

async fn find(app: &App, user: &User, key: Option<String>) -> Result<Device, Failure> {
    let device = app.store.device(&user.pool_id, &user.sub, &key.unwrap_or_default()).await?;
    Ok(device.ok_or(Error::DeviceNotFound)?)
}

/// What ARNs of this server's devices begin with.
fn partition(app: &App) -> String {
    format!("arn:aws:cognito-idp:{}:{}", app.config.region, app.config.account_id)
}

async fn list(
    app: &App,
    user: &User,
    limit: Option<i32>,
    token: Option<&str>,
) -> Result<(Vec<Device>, Option<String>), Failure> {
    let listing = format!("devices {} {}", user.pool_id, user.sub);
    let after = paging::after(app, &listing, token)?;
    let page = app.store.devices(&user.pool_id, &user.sub, after, paging::size(limit, PAGE_MAX)).await?;
    let token = paging::token(app, &listing, page.next)?;
    Ok((page.items, token))
}

/// Without a status nothing changes; inferred.
async fn update(
    app: &App,
    user: &User,
    key: Option<String>,
    status: Option<DeviceRememberedStatusType>,
) -> Result<(), Failure> {
    let key = key.unwrap_or_default();
    let Some(status) = status else {
        find(app, user, Some(key)).await?;
        return Ok(());
    };
    let is_remembered = status == DeviceRememberedStatusType::Remembered;
    commit(app, user, UserChange::RememberDevice { key, is_remembered, at: app.clock.now() }).await
}

async fn commit(app: &App, user: &User, change: UserChange) -> Result<(), Failure> {
    let change = Change::User(user.pool_id.clone(), user.sub.clone(), change);
    app.store.commit(vec![change]).await.map_err(|error| match error {
        StoreError::Conflict(Conflict::DeviceExists) => Error::DeviceKeyExists.into(),
        StoreError::Conflict(Conflict::DeviceGone) => Error::DeviceNotFound.into(),
        other => Failure::Store(other),
    })
}
