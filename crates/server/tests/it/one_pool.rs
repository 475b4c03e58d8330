//! A world with one user pool, for tests of what belongs to a pool. A file of tests adds what it asks of it.

use http::StatusCode;
use serde_json::{Value, json};

use crate::world::{Answer, World, merged, text};

/// A world and a pool in it.
pub struct OnePool {
    pub world: World,
    pub pool: String,
}

impl OnePool {
    pub async fn new() -> Self {
        let world = World::new().await;
        let pool = text(&world.done("CreateUserPool", json!({"PoolName": "p"})).await["UserPool"]["Id"]);
        Self { world, pool }
    }

    /// Calls an operation for the pool.
    pub async fn call(&self, operation: &str, members: Value) -> Answer {
        self.world.call(operation, merged(json!({"UserPoolId": self.pool}), members)).await
    }

    /// As [`Self::call`], for what must succeed.
    pub async fn done(&self, operation: &str, members: Value) -> Value {
        let answer = self.call(operation, members).await;
        assert_eq!(answer.status, StatusCode::OK, "{operation}: {:?}", answer.body);
        answer.json()
    }
}
