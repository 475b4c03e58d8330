//! Function logs through the CloudWatch Logs subset.

use serde_json::json;
use vestibule_api::ApiError;
use vestibule_api::logs::{
    DeleteLogGroupRequest, DescribeLogGroupsRequest, DescribeLogStreamsRequest, FilterLogEventsRequest,
    GetLogEventsRequest, OrderBy,
};

use crate::support::{Sample, World, world};

const GROUP: &str = "/aws/lambda/f";

fn text(error: ApiError) -> (&'static str, String) {
    (error.code, error.message.unwrap_or_default().into_owned())
}

/// A world with a stream of a hundred lines beside a shorter one.
async fn world_with_lines() -> World {
    let world = world().await;
    let mut long = world.store.stream(GROUP, "2025/01/31/[$LATEST]long");
    let mut short = world.store.stream(GROUP, "2025/01/31/[$LATEST]short");
    for index in 0..100 {
        long.append(format!("line {index:03}\n").as_bytes());
        if index % 10 == 0 {
            short.append(format!("ERROR {index}\n").as_bytes());
        }
    }
    world
}

fn get(token: Option<String>, limit: i32, start_from_head: bool) -> GetLogEventsRequest {
    GetLogEventsRequest {
        log_group_name: Some(GROUP.into()),
        log_stream_name: Some("2025/01/31/[$LATEST]long".into()),
        next_token: token,
        limit: Some(limit),
        start_from_head: Some(start_from_head),
        ..Default::default()
    }
}

#[tokio::test]
async fn a_functions_log_is_found_the_way_the_tutorials_do() {
    let world = world().await;
    world.create("f", Sample::python("def handler(event, context):\n    print('seen')\n")).await;
    world.result("f", json!({})).await;
    let request = DescribeLogStreamsRequest {
        log_group_name: Some(GROUP.into()),
        order_by: Some(OrderBy::LastEventTime),
        descending: Some(true),
        limit: Some(1),
        ..Default::default()
    };
    let stream = world.logs.describe_log_streams(request).await.unwrap().log_streams.unwrap().remove(0);
    let name = stream.log_stream_name.unwrap();
    assert!(regex::Regex::new(r"^\d{4}/\d\d/\d\d/\[\$LATEST\][0-9a-f]{32}$").unwrap().is_match(&name), "{name}");
    assert_eq!(stream.arn, Some(format!("arn:aws:logs:us-east-1:000000000000:log-group:{GROUP}:log-stream:{name}")));
    assert_eq!(stream.stored_bytes, Some(0));
    assert!(stream.first_event_timestamp <= stream.last_event_timestamp && stream.last_ingestion_time.is_some());
    let request = GetLogEventsRequest {
        log_group_identifier: Some(format!("arn:aws:logs:us-east-1:000000000000:log-group:{GROUP}")),
        log_stream_name: Some(name.clone()),
        ..Default::default()
    };
    let events = world.logs.get_log_events(request).await.unwrap().events.unwrap();
    let starts: Vec<_> = events.iter().map(|event| event.message.clone().unwrap()).collect();
    assert_eq!(starts.len(), 5);
    assert_eq!(starts[2], "seen\n");
    let request =
        FilterLogEventsRequest { log_group_name: Some(GROUP.into()), interleaved: Some(true), ..Default::default() };
    let filtered = world.logs.filter_log_events(request).await.unwrap();
    assert_eq!(filtered.searched_log_streams, Some(vec![]));
    let event = &filtered.events.unwrap()[2];
    assert_eq!(event.message.as_deref(), Some("seen\n"));
    assert_eq!(event.log_stream_name, Some(name));
    assert_eq!(event.event_id.as_ref().unwrap().len(), 56);
    assert!(event.timestamp.is_some() && event.ingestion_time.is_some());
}

#[tokio::test]
async fn a_stream_is_read_forward_to_its_end_and_on() {
    let world = world_with_lines().await;
    let (mut token, mut seen) = (None, Vec::new());
    loop {
        let page = world.logs.get_log_events(get(token.clone(), 30, true)).await.unwrap();
        seen.extend(page.events.unwrap().into_iter().map(|event| event.message.unwrap()));
        if page.next_forward_token == token {
            break;
        }
        token = page.next_forward_token;
    }
    assert_eq!(seen.len(), 100);
    assert!(seen.is_sorted());
    let end = token.clone().unwrap();
    assert!(regex::Regex::new(r"^f/\d{56}/s$").unwrap().is_match(&end), "{end}");
    world.store.stream(GROUP, "2025/01/31/[$LATEST]long").append(b"more\n");
    let page = world.logs.get_log_events(get(token, 30, true)).await.unwrap();
    assert_eq!(page.events.unwrap()[0].message.as_deref(), Some("more\n"));
}

#[tokio::test]
async fn without_a_token_the_latest_come_and_lead_back() {
    let world = world_with_lines().await;
    let page = world.logs.get_log_events(get(None, 30, false)).await.unwrap();
    let messages = |events: Option<Vec<vestibule_api::logs::OutputLogEvent>>| -> Vec<String> {
        events.unwrap().into_iter().map(|event| event.message.unwrap()).collect()
    };
    let latest = messages(page.events);
    assert_eq!((latest[0].as_str(), latest[29].as_str()), ("line 070\n", "line 099\n"));
    let before = world.logs.get_log_events(get(page.next_backward_token, 30, false)).await.unwrap();
    assert_eq!(messages(before.events)[0], "line 040\n");
    let mut token = before.next_backward_token;
    loop {
        let page = world.logs.get_log_events(get(token.clone(), 30, false)).await.unwrap();
        if page.next_backward_token == token {
            assert_eq!(page.events.unwrap().len(), 0);
            break;
        }
        token = page.next_backward_token;
    }
    let after = world.logs.get_log_events(get(page.next_forward_token, 30, true)).await.unwrap();
    assert_eq!(after.events.unwrap().len(), 0);
}

#[tokio::test]
async fn a_group_is_filtered_by_pattern_stream_and_time_in_pages() {
    let world = world_with_lines().await;
    let base = || FilterLogEventsRequest { log_group_name: Some(GROUP.into()), ..Default::default() };
    let all = |mut request: FilterLogEventsRequest| {
        let logs = world.logs.clone();
        async move {
            let (mut events, mut pages) = (Vec::new(), 0);
            loop {
                let page = logs.filter_log_events(request.clone()).await.unwrap();
                events.extend(page.events.unwrap());
                pages += 1;
                match page.next_token {
                    Some(token) => request.next_token = Some(token),
                    None => return (events, pages),
                }
            }
        }
    };
    let (events, pages) = all(FilterLogEventsRequest { limit: Some(40), ..base() }).await;
    assert_eq!((events.len(), pages), (110, 3));
    assert!(
        events.windows(2).all(|pair| pair[0].event_id < pair[1].event_id && pair[0].timestamp <= pair[1].timestamp)
    );
    let (errors, _) = all(FilterLogEventsRequest { filter_pattern: Some("ERROR".into()), ..base() }).await;
    assert_eq!(errors.len(), 10);
    let named = Some(vec!["2025/01/31/[$LATEST]short".to_owned()]);
    let (short, _) = all(FilterLogEventsRequest { log_stream_names: named, limit: Some(3), ..base() }).await;
    assert_eq!(short.len(), 10);
    let prefix = Some("2025/01/31/[$LATEST]l".to_owned());
    let (long, _) = all(FilterLogEventsRequest { log_stream_name_prefix: prefix, ..base() }).await;
    assert_eq!(long.len(), 100);
    let (last, first) = (events.last().unwrap().timestamp, events[0].timestamp);
    let (in_time, _) = all(FilterLogEventsRequest { start_time: first, end_time: last, ..base() }).await;
    assert_eq!(in_time.len(), 110, "both ends are included");
    let (later, _) = all(FilterLogEventsRequest { start_time: last.map(|last| last + 1), ..base() }).await;
    assert_eq!(later.len(), 0);
    let newest_first =
        FilterLogEventsRequest { start_from_head: Some(false), start_time: first, limit: Some(7), ..base() };
    let (reversed, _) = all(newest_first).await;
    let ids = |events: &[vestibule_api::logs::FilteredLogEvent]| -> Vec<_> {
        events.iter().map(|event| event.event_id.clone()).collect()
    };
    assert_eq!(ids(&reversed), ids(&events).into_iter().rev().collect::<Vec<_>>());
}

#[tokio::test]
async fn groups_and_streams_are_described_in_pages() {
    let world = world().await;
    for index in 0..60 {
        world.store.stream(&format!("/aws/lambda/f{index:02}"), "s").append(b"x\n");
        world.store.stream("/aws/lambda/many", &format!("s{index:02}")).append(b"x\n");
    }
    let groups = |prefix: Option<&str>, pattern: Option<&str>, next_token: Option<String>| {
        world.logs.describe_log_groups(DescribeLogGroupsRequest {
            log_group_name_prefix: prefix.map(Into::into),
            log_group_name_pattern: pattern.map(Into::into),
            next_token,
            ..Default::default()
        })
    };
    let first = groups(Some("/aws/lambda/f"), None, None).await.unwrap();
    let described = first.log_groups.unwrap();
    assert_eq!(described.len(), 50);
    let arn = "arn:aws:logs:us-east-1:000000000000:log-group:/aws/lambda/f00";
    assert_eq!(described[0].arn, Some(format!("{arn}:*")));
    assert_eq!(described[0].log_group_arn.as_deref(), Some(arn));
    assert!(described[0].stored_bytes > Some(0) && described[0].creation_time > Some(0));
    let second = groups(Some("/aws/lambda/f"), None, first.next_token).await.unwrap();
    assert_eq!(second.log_groups.unwrap().len(), 10);
    assert_eq!(second.next_token, None);
    let found = groups(None, Some("da/f5"), None).await.unwrap().log_groups.unwrap();
    assert_eq!(found.len(), 10);
    assert_eq!((found[0].stored_bytes, found[0].deletion_protection_enabled), (None, None));
    let error = groups(Some("a"), Some("b"), None).await.unwrap_err();
    assert_eq!(
        text(error),
        (
            "InvalidParameterException",
            "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.".into()
        )
    );
    for (order_by, descending) in [(OrderBy::LogStreamName, false), (OrderBy::LastEventTime, true)] {
        let (mut names, mut token) = (Vec::new(), None);
        loop {
            let request = DescribeLogStreamsRequest {
                log_group_name: Some("/aws/lambda/many".into()),
                order_by: Some(order_by),
                descending: Some(descending),
                limit: Some(25),
                next_token: token,
                ..Default::default()
            };
            let page = world.logs.describe_log_streams(request).await.unwrap();
            names.extend(page.log_streams.unwrap().into_iter().map(|stream| stream.log_stream_name.unwrap()));
            token = page.next_token;
            if token.is_none() {
                break;
            }
        }
        assert_eq!(names.len(), 60);
        if descending {
            names.reverse();
        }
        assert!(names.is_sorted(), "{names:?}");
    }
}

#[tokio::test]
async fn mistakes_are_named_in_the_services_words() {
    let world = world_with_lines().await;
    let no_group = ("ResourceNotFoundException", "The specified log group does not exist.".to_owned());
    let no_stream = ("ResourceNotFoundException", "The specified log stream does not exist.".to_owned());
    let bad_token = ("InvalidParameterException", "The specified nextToken is invalid.".to_owned());
    let filter = |request| world.logs.filter_log_events(request);
    let base = || FilterLogEventsRequest { log_group_name: Some(GROUP.into()), ..Default::default() };
    let other = FilterLogEventsRequest { log_group_name: Some("/other".into()), ..Default::default() };
    assert_eq!(text(filter(other).await.unwrap_err()), no_group);
    let both = FilterLogEventsRequest { log_group_identifier: Some(GROUP.into()), ..base() };
    assert_eq!(
        text(filter(both).await.unwrap_err()),
        ("ValidationException", "LogGroup name and LogGroup ARN are mutually exclusive parameters.".into())
    );
    let stream = FilterLogEventsRequest { log_stream_names: Some(vec!["nope".into()]), ..base() };
    assert_eq!(text(filter(stream).await.unwrap_err()), no_stream);
    for token in ["x", "?", ""] {
        let request = FilterLogEventsRequest { next_token: Some(token.into()), ..base() };
        assert_eq!(text(filter(request).await.unwrap_err()), bad_token, "{token:?}");
        assert_eq!(text(world.logs.get_log_events(get(Some(token.into()), 1, true)).await.unwrap_err()), bad_token);
    }
    let request = FilterLogEventsRequest { filter_pattern: Some("a:b".into()), ..base() };
    assert_eq!(
        text(filter(request).await.unwrap_err()),
        ("InvalidParameterException", "Invalid character(s) in term 'a:b'".into())
    );
    let request = GetLogEventsRequest { log_stream_name: Some("nope".into()), ..get(None, 1, true) };
    assert_eq!(text(world.logs.get_log_events(request).await.unwrap_err()), no_stream);
    let request = DescribeLogStreamsRequest {
        log_group_name: Some(GROUP.into()),
        order_by: Some(OrderBy::LastEventTime),
        log_stream_name_prefix: Some("2".into()),
        ..Default::default()
    };
    assert_eq!(
        text(world.logs.describe_log_streams(request).await.unwrap_err()).1,
        "Cannot order by LastEventTime with a logStreamNamePrefix."
    );
    let delete = || world.logs.delete_log_group(DeleteLogGroupRequest { log_group_name: Some(GROUP.into()) });
    delete().await.unwrap();
    assert_eq!(text(delete().await.unwrap_err()), no_group);
    assert_eq!(text(filter(base()).await.unwrap_err()), no_group);
}
