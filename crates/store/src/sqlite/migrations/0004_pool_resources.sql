-- Identity providers, resource servers, domains, styles and the like: few to a pool, one form for all.
CREATE TABLE pool_resources (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    client INTEGER REFERENCES app_clients (seq) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    sealed_document BLOB NOT NULL,
    UNIQUE (pool_id, kind, id)
) STRICT;
CREATE INDEX pool_resources_in_order ON pool_resources (pool_id, kind);
CREATE INDEX pool_resources_of_client ON pool_resources (client);

-- Further names by which one is found; scope is the pool, or empty for a name that is unique in the whole server.
CREATE TABLE pool_resource_names (
    scope TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    resource INTEGER NOT NULL REFERENCES pool_resources (seq) ON DELETE CASCADE,
    PRIMARY KEY (scope, kind, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX pool_resource_names_of_resource ON pool_resource_names (resource);
