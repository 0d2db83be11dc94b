// Made from the server's OpenAPI document by "npm run api-client"; not written by hand.

export interface paths {
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signed-in account
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The account. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            image: string | null;
                            email: string;
                            installationOwner: boolean;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `unauthenticated`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change your name
         * @description No personal access token may do this.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /me`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description The account. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            image: string | null;
                            email: string;
                            installationOwner: boolean;
                        };
                    };
                };
                /** @description A problem: `unauthenticated`, `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your password, which ends your sessions
         * @description A browser goes on with a new session; a program makes a new token. No personal access token may do this.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current: string;
                        next: string;
                    };
                };
            };
            responses: {
                /** @description Changed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `forbidden`, `conflict`, `too-fast`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ways in which you can sign in
         * @description No personal access token may do this.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The ways in. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            hasPassword: boolean;
                            twoFactor: boolean;
                            passkeys: {
                                id: string;
                                name: string;
                                /** Format: date-time */
                                createdAt: string | null;
                            }[];
                            signOn: {
                                name: string;
                                linked: boolean;
                            } | null;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `unauthenticated`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/passkeys/{passkey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a passkey
         * @description No personal access token may do this.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /me/security`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    passkey: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Removed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `conflict`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Rename a passkey
         * @description No personal access token may do this.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /me/security`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    passkey: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Renamed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/me/sign-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Unlink the identity provider
         * @description No personal access token may do this.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Unlinked. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `conflict`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where you are signed in, last used first
         * @description No personal access token may do this.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The sessions. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                current: boolean;
                                userAgent: string | null;
                                address: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                lastSeenAt: string;
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `unauthenticated`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * End all of your sessions but this one
         * @description No personal access token may do this.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Ended. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `unauthenticated`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of your sessions
         * @description No personal access token may do this.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Ended. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `unauthenticated`, `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/two-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set up two-factor sign-in; a first code turns it on
         * @description No personal access token may do this.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description What the authenticator app is given, and the recovery codes; shown this once. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            uri: string;
                            key: string;
                            recoveryCodes: string[];
                        };
                    };
                };
                /** @description A problem: `forbidden`, `conflict`, `too-fast`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/two-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn two-factor sign-in on with a first code
         * @description The session that asks is replaced: a browser goes on, a program makes a new token. No personal access token may do this.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Turned on. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `unauthenticated`, `conflict`, `too-fast`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/two-factor/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn two-factor sign-in off
         * @description The session that asks is replaced: a browser goes on, a program makes a new token. No personal access token may do this.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Turned off. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `forbidden`, `conflict`, `too-fast`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/two-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make new recovery codes; the old ones end
         * @description No personal access token may do this.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description The codes; shown this once. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recoveryCodes: string[];
                        };
                    };
                };
                /** @description A problem: `forbidden`, `conflict`, `too-fast`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your personal access tokens, newest first
         * @description Those that expired in the last 30 days are there too. No personal access token may do this.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The tokens, without what is secret. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                lastFour: string;
                                scopes: ("read" | "review" | "edit" | "generate" | "manage")[];
                                projects: {
                                    id: string;
                                    name: string;
                                }[] | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                /** Format: date-time */
                                lastUsedAt: string | null;
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `unauthenticated`, `forbidden`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Make a personal access token
         * @description For programs: it can do what its scopes say, in the projects that it names or in all of yours, and never more than you. `token` is shown this once; lose it, and make another. No personal access token may do this.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the call once: repeat it with the same key for the same answer. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /**
                         * @description `read` is in every token.
                         * @default []
                         */
                        scopes?: ("read" | "review" | "edit" | "generate" | "manage")[];
                        /** @default null */
                        projects?: string[] | null;
                        /** @default 90 */
                        expiresInDays?: number;
                    };
                };
            };
            responses: {
                /** @description The token; send it as `Authorization: Bearer dly_…`. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            lastFour: string;
                            scopes: ("read" | "review" | "edit" | "generate" | "manage")[];
                            projects: {
                                id: string;
                                name: string;
                            }[] | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** Format: date-time */
                            lastUsedAt: string | null;
                            token: string;
                        };
                    };
                };
                /** @description A problem: `unauthenticated`, `forbidden`, `invalid-input`, `not-found`, `conflict`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a personal access token by its id
         * @description At once: what it has open is closed. No personal access token may do this.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Revoked. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `unauthenticated`, `forbidden`, `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign a program in
         * @description The token is a session of 30 days, prolonged while it is used; `POST /api/auth/sign-out` with it ends it. Where the account has a second factor, `code` is needed too: without it the answer is `second-factor`. Nobody need be signed in.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        password: string;
                        code?: string;
                    };
                };
            };
            responses: {
                /** @description Send it as `Authorization: Bearer …`. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            access_token: string;
                            /** @enum {string} */
                            token_type: "bearer";
                        };
                    };
                };
                /** @description A problem: `invalid-input`, `unauthenticated`, `second-factor`, `too-fast`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What concerns you, newest first, and how much of it is unread
         * @description No personal access token may do this.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of notifications. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                kind: "mention" | "reply" | "comment" | "assigned" | "takes-ready" | "takes-failed" | "held" | "verdict" | "role" | "joined" | "webhook-off";
                                /** Format: date-time */
                                at: string;
                                /** Format: date-time */
                                readAt: string | null;
                                project: {
                                    id: string;
                                    name: string;
                                };
                                actor: {
                                    id: string;
                                    name: string;
                                } | null;
                                subject: {
                                    node?: string;
                                    title?: string;
                                    take?: string;
                                    number?: number;
                                    poster?: string;
                                    comment?: string;
                                    text?: string;
                                    /** @enum {string} */
                                    verdict?: "approve" | "changes" | "reject";
                                    /** @enum {string} */
                                    role?: "director" | "artist" | "producer" | "reviewer" | "viewer";
                                    count?: number;
                                };
                            }[];
                            next: string | null;
                            unread: number;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/{notification}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark one as read
         * @description No personal access token may do this.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    notification: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Read. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark all as read
         * @description No personal access token may do this.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Read. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `unauthenticated`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The kinds that you are not told of
         * @description No personal access token may do this.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The settings. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            muted: ("mention" | "reply" | "comment" | "assigned" | "takes-ready" | "takes-failed" | "held" | "verdict" | "role" | "joined" | "webhook-off")[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `unauthenticated`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        /**
         * Say which kinds you want to be told of, from now on
         * @description No personal access token may do this.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /notifications/settings`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        muted: ("mention" | "reply" | "comment" | "assigned" | "takes-ready" | "takes-failed" | "held" | "verdict" | "role" | "joined" | "webhook-off")[];
                    };
                };
            };
            responses: {
                /** @description The settings. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            muted: ("mention" | "reply" | "comment" | "assigned" | "takes-ready" | "takes-failed" | "held" | "verdict" | "role" | "joined" | "webhook-off")[];
                        };
                    };
                };
                /** @description A problem: `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The projects that you are a member of, last edited first
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    archived?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of projects. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "director" | "artist" | "producer" | "reviewer" | "viewer";
                                memberCount: number;
                                poster: string | null;
                                epoch: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                editedAt: string;
                                /** @default null */
                                editedBy: {
                                    id: string;
                                    name: string;
                                } | null;
                                /** Format: date-time */
                                archivedAt: string | null;
                                branchOf: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Create a project and become its director
         * @description A personal access token needs the scope `manage`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the call once: repeat it with the same key for the same answer. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        code?: string;
                        fps?: [
                            number,
                            number
                        ];
                        width?: number;
                        height?: number;
                        /** @enum {string} */
                        quality?: "low" | "standard" | "high";
                    };
                };
            };
            responses: {
                /** @description The project. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "director" | "artist" | "producer" | "reviewer" | "viewer";
                            memberCount: number;
                            poster: string | null;
                            epoch: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            editedAt: string;
                            /** @default null */
                            editedBy: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            archivedAt: string | null;
                            branchOf: string | null;
                        };
                    };
                };
                /** @description A problem: `invalid-input`, `conflict`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has which of your projects open now
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Projects that somebody has open. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                project: string;
                                people: {
                                    id: string;
                                    name: string;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `unauthenticated`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A project
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The project. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "director" | "artist" | "producer" | "reviewer" | "viewer";
                            memberCount: number;
                            poster: string | null;
                            epoch: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            editedAt: string;
                            /** @default null */
                            editedBy: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            archivedAt: string | null;
                            branchOf: string | null;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename a project
         * @description A personal access token needs the scope `manage`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /projects/{project}`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description The project. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "director" | "artist" | "producer" | "reviewer" | "viewer";
                            memberCount: number;
                            poster: string | null;
                            epoch: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            editedAt: string;
                            /** @default null */
                            editedBy: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            archivedAt: string | null;
                            branchOf: string | null;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/projects/{project}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a project aside: it can be read and not changed
         * @description A personal access token needs the scope `manage`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /projects/{project}`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The project. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "director" | "artist" | "producer" | "reviewer" | "viewer";
                            memberCount: number;
                            poster: string | null;
                            epoch: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            editedAt: string;
                            /** @default null */
                            editedBy: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            archivedAt: string | null;
                            branchOf: string | null;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a project back out of the archive
         * @description A personal access token needs the scope `manage`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /projects/{project}`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The project. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "director" | "artist" | "producer" | "reviewer" | "viewer";
                            memberCount: number;
                            poster: string | null;
                            epoch: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            editedAt: string;
                            /** @default null */
                            editedBy: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            archivedAt: string | null;
                            branchOf: string | null;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The members, in the order in which they came
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The members. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                user: {
                                    id: string;
                                    name: string;
                                    image: string | null;
                                };
                                /** @enum {string} */
                                role: "director" | "artist" | "producer" | "reviewer" | "viewer";
                                email: string | null;
                                /** Format: date-time */
                                addedAt: string;
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/members/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a member; anybody may remove themselves
         * @description A personal access token needs the scope `manage`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /projects/{project}/members`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    project: string;
                    user: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Removed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `forbidden`, `conflict`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Give a member another role
         * @description A personal access token needs the scope `manage`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /projects/{project}/members`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    project: string;
                    user: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        role: "director" | "artist" | "producer" | "reviewer" | "viewer";
                    };
                };
            };
            responses: {
                /** @description The members. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                user: {
                                    id: string;
                                    name: string;
                                    image: string | null;
                                };
                                /** @enum {string} */
                                role: "director" | "artist" | "producer" | "reviewer" | "viewer";
                                email: string | null;
                                /** Format: date-time */
                                addedAt: string;
                            }[];
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `conflict`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/projects/{project}/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The invitations, newest first
         * @description A personal access token needs the scope `manage`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The invitations. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                role: "director" | "artist" | "producer" | "reviewer" | "viewer";
                                createdBy: {
                                    id: string;
                                    name: string;
                                    image: string | null;
                                };
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                usesLeft: number | null;
                                /** Format: date-time */
                                revokedAt: string | null;
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `forbidden`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Invite people with a link
         * @description A personal access token needs the scope `manage`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the call once: repeat it with the same key for the same answer. */
                    "idempotency-key"?: string;
                };
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        role: "director" | "artist" | "producer" | "reviewer" | "viewer";
                        /** @default 168 */
                        expiresInHours?: number;
                        /** @default null */
                        uses?: number | null;
                    };
                };
            };
            responses: {
                /** @description The invitation; its secret is shown this once. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            role: "director" | "artist" | "producer" | "reviewer" | "viewer";
                            createdBy: {
                                id: string;
                                name: string;
                                image: string | null;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            usesLeft: number | null;
                            /** Format: date-time */
                            revokedAt: string | null;
                            secret: string;
                            url: string;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `invalid-input`, `conflict`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/invites/{invite}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw an invitation
         * @description A personal access token needs the scope `manage`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                    invite: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Withdrawn. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `forbidden`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invites/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an invitation is for; needs no account
         * @description Nobody need be signed in.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    secret: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The invitation. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            project: {
                                id: string;
                                name: string;
                            };
                            /** @enum {string} */
                            role: "director" | "artist" | "producer" | "reviewer" | "viewer";
                            invitedBy: string;
                            /** Format: date-time */
                            expiresAt: string;
                            member: boolean;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `expired`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Join with an invitation; a member stays one, in their role
         * @description No personal access token may do this.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    secret: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The project. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "director" | "artist" | "producer" | "reviewer" | "viewer";
                            memberCount: number;
                            poster: string | null;
                            epoch: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            editedAt: string;
                            /** @default null */
                            editedBy: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            archivedAt: string | null;
                            branchOf: string | null;
                        };
                    };
                };
                /** @description A problem: `not-found`, `expired`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The project's and the studio's assets, each at its newest version, oldest first
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    q?: string;
                    kind?: "character" | "style" | "location";
                    tag?: string;
                    archived?: "exclude" | "include" | "only";
                };
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of assets. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                kind: "character" | "style" | "location";
                                project: string | null;
                                tags: string[];
                                /** Format: date-time */
                                archivedAt: string | null;
                                version: number;
                                content: {
                                    name: string;
                                    /** @default  */
                                    description: string;
                                    /** @default [] */
                                    colours: string[];
                                    /** @default [] */
                                    references: string[];
                                    voice?: string;
                                    trained?: {
                                        sha256: string;
                                        name: string;
                                    }[];
                                    trainedFrom?: number;
                                };
                                hash: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Make an asset, for the project or for the whole studio
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the call once: repeat it with the same key for the same answer. */
                    "idempotency-key"?: string;
                };
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "character" | "style" | "location";
                        content: {
                            name: string;
                            /** @default  */
                            description?: string;
                            /** @default [] */
                            colours?: string[];
                            /** @default [] */
                            references?: string[];
                            voice?: string;
                            trained?: {
                                sha256: string;
                                name: string;
                            }[];
                            trainedFrom?: number;
                        };
                        /** @default [] */
                        tags?: string[];
                        /**
                         * @default project
                         * @enum {string}
                         */
                        owner?: "project" | "studio";
                    };
                };
            };
            responses: {
                /** @description The asset. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "character" | "style" | "location";
                            project: string | null;
                            tags: string[];
                            /** Format: date-time */
                            archivedAt: string | null;
                            version: number;
                            content: {
                                name: string;
                                /** @default  */
                                description: string;
                                /** @default [] */
                                colours: string[];
                                /** @default [] */
                                references: string[];
                                voice?: string;
                                trained?: {
                                    sha256: string;
                                    name: string;
                                }[];
                                trainedFrom?: number;
                            };
                            hash: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `conflict`, `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring along assets and files that nodes of another project name, as far as the asker may see them
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the call once: repeat it with the same key for the same answer. */
                    "idempotency-key"?: string;
                };
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default [] */
                        assets?: {
                            id: string;
                            version: number | "latest";
                        }[];
                        /** @default [] */
                        media?: string[];
                    };
                };
            };
            responses: {
                /** @description What may be used in the project now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            assets: {
                                from: string;
                                id: string;
                                isNew: boolean;
                            }[];
                            media: {
                                sha256: string;
                                isNew: boolean;
                            }[];
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `invalid-input`, `too-large`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{asset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An asset with all its versions, newest first
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    asset: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The asset. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "character" | "style" | "location";
                            project: string | null;
                            tags: string[];
                            /** Format: date-time */
                            archivedAt: string | null;
                            version: number;
                            content: {
                                name: string;
                                /** @default  */
                                description: string;
                                /** @default [] */
                                colours: string[];
                                /** @default [] */
                                references: string[];
                                voice?: string;
                                trained?: {
                                    sha256: string;
                                    name: string;
                                }[];
                                trainedFrom?: number;
                            };
                            hash: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                            versions: {
                                version: number;
                                content: {
                                    name: string;
                                    /** @default  */
                                    description: string;
                                    /** @default [] */
                                    colours: string[];
                                    /** @default [] */
                                    references: string[];
                                    voice?: string;
                                    trained?: {
                                        sha256: string;
                                        name: string;
                                    }[];
                                    trainedFrom?: number;
                                };
                                hash: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                                take: {
                                    id: string;
                                    project: string;
                                } | null;
                            }[];
                            may: {
                                edit: boolean;
                                promote: boolean;
                            };
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an asset's tags
         * @description A personal access token needs the scope `edit`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /assets/{asset}`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    asset: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        tags: string[];
                    };
                };
            };
            responses: {
                /** @description The asset. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "character" | "style" | "location";
                            project: string | null;
                            tags: string[];
                            /** Format: date-time */
                            archivedAt: string | null;
                            version: number;
                            content: {
                                name: string;
                                /** @default  */
                                description: string;
                                /** @default [] */
                                colours: string[];
                                /** @default [] */
                                references: string[];
                                voice?: string;
                                trained?: {
                                    sha256: string;
                                    name: string;
                                }[];
                                trainedFrom?: number;
                            };
                            hash: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/assets/{asset}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an asset a new version; earlier takes keep naming theirs
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the call once: repeat it with the same key for the same answer. */
                    "idempotency-key"?: string;
                    /** @description The ETag of `GET /assets/{asset}`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    asset: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        content: {
                            name: string;
                            /** @default  */
                            description?: string;
                            /** @default [] */
                            colours?: string[];
                            /** @default [] */
                            references?: string[];
                            voice?: string;
                            trained?: {
                                sha256: string;
                                name: string;
                            }[];
                            trainedFrom?: number;
                        };
                        basedOn?: number;
                    };
                };
            };
            responses: {
                /** @description The asset at its new version. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "character" | "style" | "location";
                            project: string | null;
                            tags: string[];
                            /** Format: date-time */
                            archivedAt: string | null;
                            version: number;
                            content: {
                                name: string;
                                /** @default  */
                                description: string;
                                /** @default [] */
                                colours: string[];
                                /** @default [] */
                                references: string[];
                                voice?: string;
                                trained?: {
                                    sha256: string;
                                    name: string;
                                }[];
                                trainedFrom?: number;
                            };
                            hash: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`, `conflict`, `invalid-input`, `too-large`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The studio's assets, which every project sees, each at its newest version, oldest first
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    q?: string;
                    kind?: "character" | "style" | "location";
                    tag?: string;
                    archived?: "exclude" | "include" | "only";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of assets. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                kind: "character" | "style" | "location";
                                project: string | null;
                                tags: string[];
                                /** Format: date-time */
                                archivedAt: string | null;
                                version: number;
                                content: {
                                    name: string;
                                    /** @default  */
                                    description: string;
                                    /** @default [] */
                                    colours: string[];
                                    /** @default [] */
                                    references: string[];
                                    voice?: string;
                                    trained?: {
                                        sha256: string;
                                        name: string;
                                    }[];
                                    trainedFrom?: number;
                                };
                                hash: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{asset}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set an asset aside: it is offered no more, and stays for whatever uses it
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /assets/{asset}`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    asset: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The asset. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "character" | "style" | "location";
                            project: string | null;
                            tags: string[];
                            /** Format: date-time */
                            archivedAt: string | null;
                            version: number;
                            content: {
                                name: string;
                                /** @default  */
                                description: string;
                                /** @default [] */
                                colours: string[];
                                /** @default [] */
                                references: string[];
                                voice?: string;
                                trained?: {
                                    sha256: string;
                                    name: string;
                                }[];
                                trainedFrom?: number;
                            };
                            hash: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{asset}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an asset back out of the archive
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /assets/{asset}`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    asset: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The asset. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "character" | "style" | "location";
                            project: string | null;
                            tags: string[];
                            /** Format: date-time */
                            archivedAt: string | null;
                            version: number;
                            content: {
                                name: string;
                                /** @default  */
                                description: string;
                                /** @default [] */
                                colours: string[];
                                /** @default [] */
                                references: string[];
                                voice?: string;
                                trained?: {
                                    sha256: string;
                                    name: string;
                                }[];
                                trainedFrom?: number;
                            };
                            hash: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{asset}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a project's asset to the studio: everybody sees it, and what uses it goes on
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /assets/{asset}`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    asset: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The asset. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "character" | "style" | "location";
                            project: string | null;
                            tags: string[];
                            /** Format: date-time */
                            archivedAt: string | null;
                            version: number;
                            content: {
                                name: string;
                                /** @default  */
                                description: string;
                                /** @default [] */
                                colours: string[];
                                /** @default [] */
                                references: string[];
                                voice?: string;
                                trained?: {
                                    sha256: string;
                                    name: string;
                                }[];
                                trainedFrom?: number;
                            };
                            hash: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{asset}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which shots of your projects use an asset, and which takes were made with it, by project
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    /** @description Projects a page. */
                    limit?: number;
                    project?: string;
                };
                header?: never;
                path: {
                    asset: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of projects; one without any use is left out. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                project: {
                                    id: string;
                                    name: string;
                                };
                                shots: {
                                    node: string;
                                    title: string;
                                    versions: (number | "latest")[];
                                    mentioned: boolean;
                                    pick: string | null;
                                }[];
                                takes: {
                                    id: string;
                                    node: string;
                                    number: number | null;
                                    versions: number[];
                                    poster: string | null;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                takeCount: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{asset}/impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which shots of your projects a new version with this content would put out of sync; nothing is changed
         * @description A personal access token needs the scope `read`.
         */
        post: {
            parameters: {
                query?: {
                    cursor?: string;
                    /** @description Projects a page. */
                    limit?: number;
                    project?: string;
                };
                header?: never;
                path: {
                    asset: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        content: {
                            name: string;
                            /** @default  */
                            description?: string;
                            /** @default [] */
                            colours?: string[];
                            /** @default [] */
                            references?: string[];
                            voice?: string;
                            trained?: {
                                sha256: string;
                                name: string;
                            }[];
                            trainedFrom?: number;
                        };
                    };
                };
            };
            responses: {
                /** @description A page of projects; one where nothing changes is left out. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                project: {
                                    id: string;
                                    name: string;
                                };
                                shots: {
                                    node: string;
                                    title: string;
                                    take: {
                                        id: string;
                                        number: number;
                                    };
                                }[];
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem: `not-found`, `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The document as JSON: settings, nodes, edges, picks, tracking, requests, runs, takes, comments …
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Each part of the document by name. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run commands, all or none
         * @description The same commands as the interface runs, under your role. What a role may not write itself it may ask for here: a producer creates and names shots, an artist hands an own shot in for approval. A personal access token needs the scope `read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the call once: repeat it with the same key for the same answer. */
                    "idempotency-key"?: string;
                    /** @description The ETag of `GET /projects/{project}/graph`: the commands are run only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        commands: {
                            name: string;
                            args: {
                                [key: string]: unknown;
                            };
                        }[];
                    };
                };
            };
            responses: {
                /** @description What each command returned. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: unknown[];
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `invalid-input`, `conflict`, `stale`, `locked`, `storage`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for takes of a node
         * @description A personal access token needs the scope `generate`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the call once: repeat it with the same key for the same answer. */
                    "idempotency-key"?: string;
                };
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        id?: string;
                        node: string;
                        /** @default 1 */
                        variations?: number;
                        /** @default false */
                        anyway?: boolean;
                        values?: {
                            [key: string]: number;
                        };
                    };
                };
            };
            responses: {
                /** @description The request, and the runs that it will have. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            runs: string[];
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `invalid-graph`, `locked`, `conflict`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{sha256}/derivatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is made of a file, how far it is, and where it is
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sha256: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Everything that is made of a file of this kind. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sha256: string;
                            derivatives: {
                                /** @enum {string} */
                                kind: "poster-small" | "poster-medium" | "poster-large" | "facts" | "waveform" | "filmstrip" | "proxy" | "outline";
                                /** @enum {string} */
                                state: "waiting" | "making" | "ready" | "failed" | "unneeded";
                                /** @description Where it is, once it is ready; what is there never changes */
                                url: string | null;
                                mediaType: string | null;
                                sizeBytes: number | null;
                                details: {
                                    widthPx?: number;
                                    heightPx?: number;
                                    /** @description Of a proxy: as many as the original has */
                                    frames?: number;
                                    filmstrip?: {
                                        tiles: number;
                                        columns: number;
                                        tileWidthPx: number;
                                        tileHeightPx: number;
                                    };
                                    facts?: {
                                        durationSeconds: number;
                                        video: {
                                            codec: string;
                                            widthPx: number;
                                            heightPx: number;
                                            frames: number;
                                            /** @description Frames a second as a fraction; null where the file does not say */
                                            fps: [
                                                number,
                                                number
                                            ] | null;
                                        } | null;
                                        audio: {
                                            codec: string;
                                            sampleRateHz: number;
                                            channels: number;
                                        } | null;
                                    };
                                    outline?: {
                                        scenes: {
                                            name: string;
                                            layers: string[];
                                            firstFrame: number;
                                            lastFrame: number;
                                        }[];
                                        cameras: string[];
                                    };
                                };
                                /** @description One sentence, where it could not be made */
                                error: string | null;
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/derivatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is made of several files at once
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query: {
                    /** @description SHA-256 of files, at most 50, with commas between */
                    media: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Of the files asked for those that you may see. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                sha256: string;
                                derivatives: {
                                    /** @enum {string} */
                                    kind: "poster-small" | "poster-medium" | "poster-large" | "facts" | "waveform" | "filmstrip" | "proxy" | "outline";
                                    /** @enum {string} */
                                    state: "waiting" | "making" | "ready" | "failed" | "unneeded";
                                    /** @description Where it is, once it is ready; what is there never changes */
                                    url: string | null;
                                    mediaType: string | null;
                                    sizeBytes: number | null;
                                    details: {
                                        widthPx?: number;
                                        heightPx?: number;
                                        /** @description Of a proxy: as many as the original has */
                                        frames?: number;
                                        filmstrip?: {
                                            tiles: number;
                                            columns: number;
                                            tileWidthPx: number;
                                            tileHeightPx: number;
                                        };
                                        facts?: {
                                            durationSeconds: number;
                                            video: {
                                                codec: string;
                                                widthPx: number;
                                                heightPx: number;
                                                frames: number;
                                                /** @description Frames a second as a fraction; null where the file does not say */
                                                fps: [
                                                    number,
                                                    number
                                                ] | null;
                                            } | null;
                                            audio: {
                                                codec: string;
                                                sampleRateHz: number;
                                                channels: number;
                                            } | null;
                                        };
                                        outline?: {
                                            scenes: {
                                                name: string;
                                                layers: string[];
                                                firstFrame: number;
                                                lastFrame: number;
                                            }[];
                                            cameras: string[];
                                        };
                                    };
                                    /** @description One sentence, where it could not be made */
                                    error: string | null;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{sha256}/derivatives/{kind}/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One derivative; what is at an address never changes. Takes Range and If-None-Match
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description To be sent on to the store itself, where browsers can reach it. */
                    from?: "store";
                    /** @description To be sent on to a download of this name. */
                    name?: string;
                };
                header?: never;
                path: {
                    sha256: string;
                    kind: "poster-small" | "poster-medium" | "poster-large" | "facts" | "waveform" | "filmstrip" | "proxy" | "outline";
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
                    };
                };
                /** @description The bytes asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
                    };
                };
                /** @description Its address in the store, where that was asked for. */
                302: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The one that you have is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The file has no such bytes. */
                416: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{sha256}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An address to fetch the file from: of the store itself where it can be reached, good for an hour at least
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sha256: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The address; takes Range. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            url: string;
                            isDirect: boolean;
                            /** Format: date-time */
                            expiresAt: string | null;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file by the SHA-256 of its bytes; takes Range and If-None-Match
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description To be sent on to the store itself, where browsers can reach it. */
                    from?: "store";
                    /** @description To be sent on to a download of this name. */
                    name?: string;
                };
                header?: never;
                path: {
                    sha256: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
                    };
                };
                /** @description The bytes asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
                    };
                };
                /** @description Its address in the store, where that was asked for. */
                302: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The one that you have is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The file has no such bytes. */
                416: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/node-definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The node types, with ports and the JSON Schema of their params
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The node types. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                type: string;
                                title: string;
                                purpose: string;
                                group: string;
                                module: {
                                    key: string;
                                    version: number;
                                    family: string;
                                    runs: boolean;
                                };
                                inputs: {
                                    key: string;
                                    title: string;
                                    /** @enum {string} */
                                    type: "String" | "Integer" | "Float" | "Boolean" | "Image" | "Video" | "Audio" | "AssetReference" | "ControlMap" | "Mask" | "PipelineReference" | "EDL";
                                    assetKinds?: ("character" | "style" | "location")[];
                                    maxEdges: number;
                                    required: boolean;
                                }[];
                                outputs: {
                                    key: string;
                                    title: string;
                                    /** @enum {string} */
                                    type: "String" | "Integer" | "Float" | "Boolean" | "Image" | "Video" | "Audio" | "AssetReference" | "ControlMap" | "Mask" | "PipelineReference" | "EDL";
                                    /** @enum {string} */
                                    assetKind?: "character" | "style" | "location";
                                }[];
                                params: {
                                    [key: string]: unknown;
                                };
                                tracked: boolean;
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `unauthenticated`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The published pipelines, newest version first
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The pipelines. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                version: number;
                                title: string;
                                module: string;
                                tiers: ("low" | "standard" | "high")[];
                                requirements: {
                                    tags: string[];
                                    gpuMemoryBytes: number;
                                };
                                timeoutSeconds: number;
                                stuckAfterSeconds?: number;
                                params?: ({
                                    key: string;
                                    title: string;
                                    help?: string;
                                    /** @enum {string} */
                                    type: "integer";
                                    min: number;
                                    max: number;
                                    default: number;
                                } | {
                                    key: string;
                                    title: string;
                                    help?: string;
                                    /** @enum {string} */
                                    type: "number";
                                    min: number;
                                    max: number;
                                    step?: number;
                                    default: number;
                                } | {
                                    key: string;
                                    title: string;
                                    help?: string;
                                    /** @enum {string} */
                                    type: "flag";
                                    default: boolean;
                                } | {
                                    key: string;
                                    title: string;
                                    help?: string;
                                    /** @enum {string} */
                                    type: "text";
                                    maxLength: number;
                                    default: string;
                                } | {
                                    key: string;
                                    title: string;
                                    help?: string;
                                    /** @enum {string} */
                                    type: "choice";
                                    options: string[];
                                    default: string;
                                })[];
                                models?: {
                                    path: string;
                                    /** Format: uri */
                                    url?: string;
                                    repository?: {
                                        name: string;
                                        revision: string;
                                        include: string[];
                                    };
                                    sha256: string | null;
                                    sizeBytes: number | null;
                                    licence: string;
                                }[];
                                runner: {
                                    /** @description builtin, process, container, comfyui or http */
                                    executor: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                enabled: boolean;
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `unauthenticated`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Publish a pipeline, or a new version of one; for the owner of the installation
         * @description A version never changes: takes name it. The same one again changes nothing. What runs on the job-runners themselves (`builtin`, `process`) comes with the installation. No personal access token may do this.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        title: string;
                        module: string;
                        tiers: ("low" | "standard" | "high")[];
                        requirements: {
                            tags: string[];
                            gpuMemoryBytes: number;
                        };
                        timeoutSeconds: number;
                        stuckAfterSeconds?: number;
                        params?: ({
                            key: string;
                            title: string;
                            help?: string;
                            /** @enum {string} */
                            type: "integer";
                            min: number;
                            max: number;
                            default: number;
                        } | {
                            key: string;
                            title: string;
                            help?: string;
                            /** @enum {string} */
                            type: "number";
                            min: number;
                            max: number;
                            step?: number;
                            default: number;
                        } | {
                            key: string;
                            title: string;
                            help?: string;
                            /** @enum {string} */
                            type: "flag";
                            default: boolean;
                        } | {
                            key: string;
                            title: string;
                            help?: string;
                            /** @enum {string} */
                            type: "text";
                            maxLength: number;
                            default: string;
                        } | {
                            key: string;
                            title: string;
                            help?: string;
                            /** @enum {string} */
                            type: "choice";
                            options: string[];
                            default: string;
                        })[];
                        models?: {
                            path: string;
                            /** Format: uri */
                            url?: string;
                            repository?: {
                                name: string;
                                revision: string;
                                include: string[];
                            };
                            sha256: string | null;
                            sizeBytes: number | null;
                            licence: string;
                        }[];
                        runner: {
                            /** @description builtin, process, container, comfyui or http */
                            executor: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description The pipeline. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            title: string;
                            module: string;
                            tiers: ("low" | "standard" | "high")[];
                            requirements: {
                                tags: string[];
                                gpuMemoryBytes: number;
                            };
                            timeoutSeconds: number;
                            stuckAfterSeconds?: number;
                            params?: ({
                                key: string;
                                title: string;
                                help?: string;
                                /** @enum {string} */
                                type: "integer";
                                min: number;
                                max: number;
                                default: number;
                            } | {
                                key: string;
                                title: string;
                                help?: string;
                                /** @enum {string} */
                                type: "number";
                                min: number;
                                max: number;
                                step?: number;
                                default: number;
                            } | {
                                key: string;
                                title: string;
                                help?: string;
                                /** @enum {string} */
                                type: "flag";
                                default: boolean;
                            } | {
                                key: string;
                                title: string;
                                help?: string;
                                /** @enum {string} */
                                type: "text";
                                maxLength: number;
                                default: string;
                            } | {
                                key: string;
                                title: string;
                                help?: string;
                                /** @enum {string} */
                                type: "choice";
                                options: string[];
                                default: string;
                            })[];
                            models?: {
                                path: string;
                                /** Format: uri */
                                url?: string;
                                repository?: {
                                    name: string;
                                    revision: string;
                                    include: string[];
                                };
                                sha256: string | null;
                                sizeBytes: number | null;
                                licence: string;
                            }[];
                            runner: {
                                /** @description builtin, process, container, comfyui or http */
                                executor: string;
                            } & {
                                [key: string]: unknown;
                            };
                            enabled: boolean;
                        };
                    };
                };
                /** @description A problem: `forbidden`, `invalid-input`, `conflict`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipelines/{pipeline}/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A version of a pipeline
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    pipeline: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The pipeline. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            title: string;
                            module: string;
                            tiers: ("low" | "standard" | "high")[];
                            requirements: {
                                tags: string[];
                                gpuMemoryBytes: number;
                            };
                            timeoutSeconds: number;
                            stuckAfterSeconds?: number;
                            params?: ({
                                key: string;
                                title: string;
                                help?: string;
                                /** @enum {string} */
                                type: "integer";
                                min: number;
                                max: number;
                                default: number;
                            } | {
                                key: string;
                                title: string;
                                help?: string;
                                /** @enum {string} */
                                type: "number";
                                min: number;
                                max: number;
                                step?: number;
                                default: number;
                            } | {
                                key: string;
                                title: string;
                                help?: string;
                                /** @enum {string} */
                                type: "flag";
                                default: boolean;
                            } | {
                                key: string;
                                title: string;
                                help?: string;
                                /** @enum {string} */
                                type: "text";
                                maxLength: number;
                                default: string;
                            } | {
                                key: string;
                                title: string;
                                help?: string;
                                /** @enum {string} */
                                type: "choice";
                                options: string[];
                                default: string;
                            })[];
                            models?: {
                                path: string;
                                /** Format: uri */
                                url?: string;
                                repository?: {
                                    name: string;
                                    revision: string;
                                    include: string[];
                                };
                                sha256: string | null;
                                sizeBytes: number | null;
                                licence: string;
                            }[];
                            runner: {
                                /** @description builtin, process, container, comfyui or http */
                                executor: string;
                            } & {
                                [key: string]: unknown;
                            };
                            enabled: boolean;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Offer a version of a pipeline, or offer it no more; for the owner of the installation
         * @description No personal access token may do this.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /pipelines/{pipeline}/{version}`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    pipeline: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        enabled: boolean;
                    };
                };
            };
            responses: {
                /** @description The pipeline. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            title: string;
                            module: string;
                            tiers: ("low" | "standard" | "high")[];
                            requirements: {
                                tags: string[];
                                gpuMemoryBytes: number;
                            };
                            timeoutSeconds: number;
                            stuckAfterSeconds?: number;
                            params?: ({
                                key: string;
                                title: string;
                                help?: string;
                                /** @enum {string} */
                                type: "integer";
                                min: number;
                                max: number;
                                default: number;
                            } | {
                                key: string;
                                title: string;
                                help?: string;
                                /** @enum {string} */
                                type: "number";
                                min: number;
                                max: number;
                                step?: number;
                                default: number;
                            } | {
                                key: string;
                                title: string;
                                help?: string;
                                /** @enum {string} */
                                type: "flag";
                                default: boolean;
                            } | {
                                key: string;
                                title: string;
                                help?: string;
                                /** @enum {string} */
                                type: "text";
                                maxLength: number;
                                default: string;
                            } | {
                                key: string;
                                title: string;
                                help?: string;
                                /** @enum {string} */
                                type: "choice";
                                options: string[];
                                default: string;
                            })[];
                            models?: {
                                path: string;
                                /** Format: uri */
                                url?: string;
                                repository?: {
                                    name: string;
                                    revision: string;
                                    include: string[];
                                };
                                sha256: string | null;
                                sizeBytes: number | null;
                                licence: string;
                            }[];
                            runner: {
                                /** @description builtin, process, container, comfyui or http */
                                executor: string;
                            } & {
                                [key: string]: unknown;
                            };
                            enabled: boolean;
                        };
                    };
                };
                /** @description A problem: `forbidden`, `not-found`, `invalid-input`, `stale`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/pipelines/{pipeline}/{version}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a pipeline in a project; for the owner of the installation who generates there
         * @description A new node with the pipeline connected is asked for a take, as anybody would. No personal access token may do this.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the call once: repeat it with the same key for the same answer. */
                    "idempotency-key"?: string;
                };
                path: {
                    pipeline: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        project: string;
                        /** @default {} */
                        params?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description The node, and the request. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            node: string;
                            request: string;
                        };
                    };
                };
                /** @description A problem: `forbidden`, `not-found`, `invalid-input`, `conflict`, `locked`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/requests/{request}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a request stands, with the takes that it made
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                    request: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request with each of its runs. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            node: string;
                            chain: string | null;
                            waitsFor: string[];
                            by: string;
                            /** Format: date-time */
                            at: string;
                            cancelled: boolean;
                            confirmed: boolean;
                            ended: boolean;
                            runs: {
                                run: string;
                                variation: number;
                                /** @enum {string} */
                                state: "held" | "queued" | "running" | "succeeded" | "failed" | "cancelled" | "reused" | "waiting";
                                fraction: number;
                                phase: string | null;
                                error: string | null;
                                take: string | null;
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/requests/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a request of several nodes would run, reuse and skip; nothing is asked for
         * @description A personal access token needs the scope `read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default nodes
                         * @enum {string}
                         */
                        scope?: "nodes" | "above" | "below" | "scene";
                        nodes: string[];
                        /** @default 1 */
                        variations?: number;
                        /** @default false */
                        anyway?: boolean;
                        remake?: boolean;
                    };
                };
            };
            responses: {
                /** @description Its nodes in the order in which they are made. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            steps: {
                                node: string;
                                title: string;
                                values: {
                                    [key: string]: number;
                                } | null;
                                valuesTitle: string | null;
                                /** @enum {string} */
                                does: "run" | "keep" | "skip";
                                takes: number;
                                after: string[];
                                reuses: {
                                    take: string;
                                    media: string;
                                    poster: string;
                                    /** @enum {string} */
                                    from: "node" | "project" | "elsewhere";
                                } | null;
                                reason: string | null;
                                rule: string | null;
                                lastSeconds: number | null;
                                costMicros: number | null;
                            }[];
                            takes: number;
                            totalSeconds: number | null;
                            leastSeconds: number | null;
                            waitSeconds: number | null;
                            waitsWhy: string | null;
                            costMicros: number | null;
                        };
                    };
                };
                /** @description A problem: `not-found`, `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/requests/chain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for takes of several nodes, those that are made from others after them
         * @description Each node gets a request of its own that waits for those before it; what others are made from becomes the pick when it is made, unless its pick is locked. One that fails or is cancelled ends those after it. A personal access token needs the scope `generate`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the call once: repeat it with the same key for the same answer. */
                    "idempotency-key"?: string;
                };
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default nodes
                         * @enum {string}
                         */
                        scope?: "nodes" | "above" | "below" | "scene";
                        nodes: string[];
                        /** @default 1 */
                        variations?: number;
                        /** @default false */
                        anyway?: boolean;
                        remake?: boolean;
                        /** @default true */
                        picks?: boolean;
                    };
                };
            };
            responses: {
                /** @description The requests, and what was left out and why. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            chain: string | null;
                            requests: {
                                id: string;
                                node: string;
                                values: {
                                    [key: string]: number;
                                } | null;
                                after: string[];
                                runs: string[];
                            }[];
                            steps: {
                                node: string;
                                title: string;
                                values: {
                                    [key: string]: number;
                                } | null;
                                valuesTitle: string | null;
                                /** @enum {string} */
                                does: "run" | "keep" | "skip";
                                takes: number;
                                after: string[];
                                reuses: {
                                    take: string;
                                    media: string;
                                    poster: string;
                                    /** @enum {string} */
                                    from: "node" | "project" | "elsewhere";
                                } | null;
                                reason: string | null;
                                rule: string | null;
                                lastSeconds: number | null;
                                costMicros: number | null;
                            }[];
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `invalid-input`, `invalid-graph`, `locked`, `conflict`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A run
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The run. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            project: string;
                            request: string;
                            node: string;
                            variation: number;
                            /** @enum {string} */
                            state: "held" | "queued" | "running" | "succeeded" | "failed" | "cancelled" | "reused";
                            fraction: number;
                            phase: string | null;
                            attempt: number;
                            cancelRequested: boolean;
                            outcome: {
                                /** @enum {string} */
                                state: "succeeded";
                                /** @enum {string} */
                                kind: "image" | "video" | "audio";
                                media: string;
                                mediaType: string;
                                poster: string;
                                widthPx: number;
                                heightPx: number;
                                frames: number;
                                fps: [
                                    number,
                                    number
                                ];
                                backend: string;
                                runSeconds: number;
                                fallback: string | null;
                                trained?: {
                                    sha256: string;
                                    name: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                state: "failed";
                                code: string;
                                message: string;
                            } | {
                                /** @enum {string} */
                                state: "cancelled";
                            } | null;
                            log: string | null;
                            /** Format: date-time */
                            requestedAt: string;
                            /** Format: date-time */
                            startedAt: string | null;
                            /** Format: date-time */
                            endedAt: string | null;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{run}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A picture of a run's work as it stands
         * @description Progress says by a number that rises that there is a new one; it is gone when the run has ended. A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A PNG, JPEG or WebP. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
                    };
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{run}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel the request of a run: what has ended stays, the rest stops
         * @description A personal access token needs the scope `generate`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The run as it stands; it stops within seconds. */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            project: string;
                            request: string;
                            node: string;
                            variation: number;
                            /** @enum {string} */
                            state: "held" | "queued" | "running" | "succeeded" | "failed" | "cancelled" | "reused";
                            fraction: number;
                            phase: string | null;
                            attempt: number;
                            cancelRequested: boolean;
                            outcome: {
                                /** @enum {string} */
                                state: "succeeded";
                                /** @enum {string} */
                                kind: "image" | "video" | "audio";
                                media: string;
                                mediaType: string;
                                poster: string;
                                widthPx: number;
                                heightPx: number;
                                frames: number;
                                fps: [
                                    number,
                                    number
                                ];
                                backend: string;
                                runSeconds: number;
                                fallback: string | null;
                                trained?: {
                                    sha256: string;
                                    name: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                state: "failed";
                                code: string;
                                message: string;
                            } | {
                                /** @enum {string} */
                                state: "cancelled";
                            } | null;
                            log: string | null;
                            /** Format: date-time */
                            requestedAt: string;
                            /** Format: date-time */
                            startedAt: string | null;
                            /** Format: date-time */
                            endedAt: string | null;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/takes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A project's takes, newest first
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    node?: string;
                };
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of takes. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                node: string;
                                run: string;
                                /** @enum {string} */
                                kind: "image" | "video" | "audio";
                                media: string;
                                mediaType: string;
                                poster: string;
                                widthPx: number;
                                heightPx: number;
                                frames: number;
                                fps: [
                                    number,
                                    number
                                ];
                                recipeHash: string;
                                seed: number;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/takes/{take}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A take with its whole provenance
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    project?: string;
                };
                header?: never;
                path: {
                    take: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The take. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            project: string;
                            node: string;
                            run: string;
                            take: {
                                node: string;
                                number: number;
                                /** @enum {string} */
                                kind: "image" | "video" | "audio";
                                media: string;
                                poster: string;
                                width: number;
                                height: number;
                                frames: number;
                                fps: [
                                    number,
                                    number
                                ];
                                recipe: string;
                                seed: number;
                                pipeline: string;
                                by: string;
                                at: number;
                                fallback?: string;
                                answers?: string;
                            } | null;
                            recipeHash: string;
                            seed: number;
                            recipe: {
                                [key: string]: unknown;
                            };
                            outcome: {
                                /** @enum {string} */
                                state: "succeeded";
                                /** @enum {string} */
                                kind: "image" | "video" | "audio";
                                media: string;
                                mediaType: string;
                                poster: string;
                                widthPx: number;
                                heightPx: number;
                                frames: number;
                                fps: [
                                    number,
                                    number
                                ];
                                backend: string;
                                runSeconds: number;
                                fallback: string | null;
                                trained?: {
                                    sha256: string;
                                    name: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                state: "failed";
                                code: string;
                                message: string;
                            } | {
                                /** @enum {string} */
                                state: "cancelled";
                            };
                            madeBy: {
                                id: string;
                                name: string;
                                image: string | null;
                            } | null;
                            reusedFrom: {
                                take: string;
                                project: string;
                                projectName: string;
                                node: string;
                                title: string;
                            } | null;
                            parents: string[];
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            requestedAt: string;
                            /** Format: date-time */
                            startedAt: string | null;
                            /** Format: date-time */
                            endedAt: string | null;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/takes/{take}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A take's file, with its recipe in it where it is a PNG, an MP4, a MOV or a WAV
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    project?: string;
                };
                header?: never;
                path: {
                    take: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
                    };
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A project's versions, newest first
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    kind?: "automatic" | "named" | "before-restore" | "before-merge" | "fork" | "epoch";
                };
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of versions. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                kind: "automatic" | "named" | "before-restore" | "before-merge" | "fork" | "epoch";
                                name: string | null;
                                by: string | null;
                                /** Format: date-time */
                                at: string;
                                epoch: number;
                                nodeCount: number;
                                editors: string[];
                                sizeBytes: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Keep the project as it is now, under a name
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the call once: repeat it with the same key for the same answer. */
                    "idempotency-key"?: string;
                };
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description The version. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "automatic" | "named" | "before-restore" | "before-merge" | "fork" | "epoch";
                            name: string | null;
                            by: string | null;
                            /** Format: date-time */
                            at: string;
                            epoch: number;
                            nodeCount: number;
                            editors: string[];
                            sizeBytes: number;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`, `conflict`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A version
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The version. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "automatic" | "named" | "before-restore" | "before-merge" | "fork" | "epoch";
                            name: string | null;
                            by: string | null;
                            /** Format: date-time */
                            at: string;
                            epoch: number;
                            nodeCount: number;
                            editors: string[];
                            sizeBytes: number;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Name a version, which keeps it for good, or take its name away
         * @description A personal access token needs the scope `edit`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /projects/{project}/versions/{version}`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    project: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string | null;
                    };
                };
            };
            responses: {
                /** @description The version. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "automatic" | "named" | "before-restore" | "before-merge" | "fork" | "epoch";
                            name: string | null;
                            by: string | null;
                            /** Format: date-time */
                            at: string;
                            epoch: number;
                            nodeCount: number;
                            editors: string[];
                            sizeBytes: number;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/projects/{project}/versions/{version}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The document as it was: a Yjs update; its schema and epoch are in X-Dailies-Schema and X-Dailies-Epoch
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The state. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
                /** @description The one that you have is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/versions/{version}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was done from a version until now, or until another version
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    against?: "now" | string;
                };
                header?: never;
                path: {
                    project: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Every record that differs. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changes: {
                                /** @enum {string} */
                                root: "settings" | "nodes" | "edges" | "drawing" | "picks" | "cut" | "tracking" | "reviews" | "comments" | "playlists" | "requests";
                                id: string;
                                /** @enum {string} */
                                kind: "added" | "removed" | "changed";
                                fields: {
                                    key: string;
                                    before?: unknown;
                                    after?: unknown;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a version back, or some nodes of it, as an edit on top of the present
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the call once: repeat it with the same key for the same answer. */
                    "idempotency-key"?: string;
                };
                path: {
                    project: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        nodes?: string[];
                    };
                };
            };
            responses: {
                /** @description What was done and what could not be, and the version of before it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            applied: number;
                            refused: {
                                change: {
                                    /** @enum {string} */
                                    root: "settings" | "nodes" | "edges" | "drawing" | "picks" | "cut" | "tracking" | "reviews" | "comments" | "playlists" | "requests";
                                    id: string;
                                    /** @enum {string} */
                                    kind: "added" | "removed" | "changed";
                                    fields: {
                                        key: string;
                                        before?: unknown;
                                        after?: unknown;
                                    }[];
                                };
                                sentence: string;
                            }[];
                            before: string;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`, `conflict`, `storage`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/versions/{version}/prepare-restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep the way back, before a restore that the interface makes by itself
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The version of before it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            before: string;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The branches of a project that you are a member of, newest first
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The branches. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                by: string;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                editedAt: string;
                                /** Format: date-time */
                                archivedAt: string | null;
                                /** Format: date-time */
                                mergedAt: string | null;
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Fork a project, as it is now or as a version has it, with its members
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the call once: repeat it with the same key for the same answer. */
                    "idempotency-key"?: string;
                };
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        version?: string;
                    };
                };
            };
            responses: {
                /** @description The branch: a project of its own. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            by: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            editedAt: string;
                            /** Format: date-time */
                            archivedAt: string | null;
                            /** Format: date-time */
                            mergedAt: string | null;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`, `conflict`, `storage`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/branches/{branch}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What merging a branch would take, and what a person has to choose
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                    branch: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The difference of the project and the branch since both were the same. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            taken: {
                                /** @enum {string} */
                                root: "settings" | "nodes" | "edges" | "drawing" | "picks" | "cut" | "tracking" | "reviews" | "comments" | "playlists" | "requests";
                                id: string;
                                /** @enum {string} */
                                kind: "added" | "removed" | "changed";
                                fields: {
                                    key: string;
                                    before?: unknown;
                                    after?: unknown;
                                }[];
                            }[];
                            conflicts: {
                                /** @enum {string} */
                                root: "settings" | "nodes" | "edges" | "drawing" | "picks" | "cut" | "tracking" | "reviews" | "comments" | "playlists" | "requests";
                                id: string;
                                key: string | null;
                                base?: unknown;
                                ours?: unknown;
                                theirs?: unknown;
                                layout: boolean;
                                changes: {
                                    /** @enum {string} */
                                    root: "settings" | "nodes" | "edges" | "drawing" | "picks" | "cut" | "tracking" | "reviews" | "comments" | "playlists" | "requests";
                                    id: string;
                                    /** @enum {string} */
                                    kind: "added" | "removed" | "changed";
                                    fields: {
                                        key: string;
                                        before?: unknown;
                                        after?: unknown;
                                    }[];
                                }[];
                            }[];
                            takes: number;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `storage`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/branches/{branch}/takes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Before a merge that the interface makes by itself: keep the way back, bring the branch's new takes
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                    branch: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The version of before it, and how many takes came. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            before: string;
                            takes: number;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`, `storage`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/branches/{branch}/merged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * After a merge that the interface made by itself: the next one begins from here
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                    branch: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The branch. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            by: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            editedAt: string;
                            /** Format: date-time */
                            archivedAt: string | null;
                            /** Format: date-time */
                            mergedAt: string | null;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`, `storage`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/branches/{branch}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge a branch; a conflict without a choice stays as the project has it
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the call once: repeat it with the same key for the same answer. */
                    "idempotency-key"?: string;
                };
                path: {
                    project: string;
                    branch: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        resolutions: {
                            /** @enum {string} */
                            root: "settings" | "nodes" | "edges" | "drawing" | "picks" | "cut" | "tracking" | "reviews" | "comments" | "playlists" | "requests";
                            id: string;
                            key: string | null;
                            /** @enum {string} */
                            side: "ours" | "theirs";
                        }[];
                    };
                };
            };
            responses: {
                /** @description What was done and what could not be, and the version of before it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            applied: number;
                            refused: {
                                change: {
                                    /** @enum {string} */
                                    root: "settings" | "nodes" | "edges" | "drawing" | "picks" | "cut" | "tracking" | "reviews" | "comments" | "playlists" | "requests";
                                    id: string;
                                    /** @enum {string} */
                                    kind: "added" | "removed" | "changed";
                                    fields: {
                                        key: string;
                                        before?: unknown;
                                        after?: unknown;
                                    }[];
                                };
                                sentence: string;
                            }[];
                            before: string;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`, `conflict`, `storage`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what, newest first: an entry for each person until a pause of ten minutes
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    node?: string;
                    user?: string;
                };
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of entries. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                user: string | null;
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                edits: number;
                                summary: {
                                    /** @enum {string} */
                                    root: "settings" | "nodes" | "edges" | "drawing" | "picks" | "cut" | "tracking" | "reviews" | "comments" | "playlists" | "requests";
                                    /** @enum {string} */
                                    kind: "added" | "removed" | "changed" | "moved";
                                    count: number;
                                    names: string[];
                                    nodes: string[];
                                    said?: {
                                        id: string;
                                        value: string | number | boolean | null;
                                        /** Format: date-time */
                                        at?: string;
                                    }[];
                                    /** Format: date-time */
                                    at?: string;
                                }[];
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/epochs/{epoch}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The document as an epoch ended: a Yjs update; its schema and epoch are in X-Dailies-Schema and X-Dailies-Epoch
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                    epoch: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The state. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
                /** @description The one that you have is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what in a project, when and from where; newest first
         * @description A personal access token needs the scope `manage`.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    person?: string;
                    action?: string;
                    from?: string;
                    until?: string;
                };
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of events. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: number;
                                /** Format: date-time */
                                at: string;
                                actor: {
                                    id: string;
                                    name: string;
                                    email: string | null;
                                } | null;
                                action: string;
                                project: {
                                    id: string;
                                    name: string;
                                } | null;
                                subject: string | null;
                                subjectName: string | null;
                                address: string | null;
                                userAgent: string | null;
                                details: {
                                    [key: string]: unknown;
                                };
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `forbidden`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A project's audit log as CSV or JSON lines
         * @description A personal access token needs the scope `manage`.
         */
        get: {
            parameters: {
                query?: {
                    person?: string;
                    action?: string;
                    from?: string;
                    until?: string;
                    format?: "csv" | "jsonl";
                };
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The events, oldest first, as a file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                        "application/x-ndjson": string;
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what in this installation; for its owner
         * @description No personal access token may do this.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    person?: string;
                    action?: string;
                    from?: string;
                    until?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of events. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: number;
                                /** Format: date-time */
                                at: string;
                                actor: {
                                    id: string;
                                    name: string;
                                    email: string | null;
                                } | null;
                                action: string;
                                project: {
                                    id: string;
                                    name: string;
                                } | null;
                                subject: string | null;
                                subjectName: string | null;
                                address: string | null;
                                userAgent: string | null;
                                details: {
                                    [key: string]: unknown;
                                };
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `forbidden`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The installation's audit log as CSV or JSON lines; for its owner
         * @description No personal access token may do this.
         */
        get: {
            parameters: {
                query?: {
                    person?: string;
                    action?: string;
                    from?: string;
                    until?: string;
                    format?: "csv" | "jsonl";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The events, oldest first, as a file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                        "application/x-ndjson": string;
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a picture, a video, a sound, a Blender file, a font or a ComfyUI workflow in one piece
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query: {
                    project: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "image/png": string;
                    "image/jpeg": string;
                    "image/webp": string;
                    "image/tiff": string;
                    "image/x-exr": string;
                    "video/mp4": string;
                    "video/quicktime": string;
                    "video/webm": string;
                    "audio/wav": string;
                    "audio/mpeg": string;
                    "audio/flac": string;
                    "audio/aac": string;
                    "audio/mp4": string;
                    "application/x-blender": string;
                    "font/ttf": string;
                    "font/otf": string;
                    "font/woff": string;
                    "font/woff2": string;
                    "application/json": string;
                    "application/x-safetensors": string;
                };
            };
            responses: {
                /** @description The file; a node or an asset names it by `sha256`. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sha256: string;
                            mediaType: string;
                            sizeBytes: number;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `too-large`, `unsupported-media`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An address to PUT a file to, past Dailies, where the store can be reached; then finish the upload
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        project: string;
                        sizeBytes: number;
                    };
                };
            };
            responses: {
                /** @description Where to put exactly so many bytes, within the hour. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            upload: string;
                            url: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `conflict`, `too-large`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads/links/{upload}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep what was put by an upload link, once it was looked at
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        project: string;
                    };
                };
            };
            responses: {
                /** @description The file; a node or an asset names it by `sha256`. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sha256: string;
                            mediaType: string;
                            sizeBytes: number;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `conflict`, `too-large`, `unsupported-media`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a resumable upload (tus: `Upload-Length`, `Upload-Metadata`); its address is in `Location`
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It may be sent to its address, in pieces. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Another version of the protocol. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `forbidden`, `invalid-input`, `too-large`, `too-fast`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        /**
         * What of the tus protocol is spoken here; needs no account
         * @description Nobody need be signed in.
         */
        options: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The version and the extensions, in headers. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/uploads/{upload}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much of a resumable upload is here; a HEAD answers it in headers (tus)
         * @description A personal access token needs the scope `edit`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                    upload: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Where it stands. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            sizeBytes: number;
                            receivedBytes: number;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `expired`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Give a resumable upload up (tus)
         * @description A personal access token needs the scope `edit`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                    upload: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Nothing of it is left; what was kept stays. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Another version of the protocol. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `expired`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Send a piece of a resumable upload, from where it stands (tus)
         * @description A personal access token needs the scope `edit`.
         */
        patch: {
            parameters: {
                query?: never;
                header: {
                    /** @description The byte that the piece begins at. */
                    "upload-offset": string;
                };
                path: {
                    project: string;
                    upload: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/offset+octet-stream": string;
                };
            };
            responses: {
                /** @description How much is here now, in `Upload-Offset`. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Another version of the protocol. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `conflict`, `expired`, `too-large`, `unsupported-media`, `storage`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/projects/{project}/uploads/{upload}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Addresses to PUT the parts of a resumable upload to, past Dailies, where the store can be reached; then keep it
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                    upload: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The parts, and which are there. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            parts: {
                                firstByte: number;
                                lastByte: number;
                                url: string;
                                isThere: boolean;
                            }[];
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description A problem: `not-found`, `conflict`, `expired`, `storage`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/uploads/{upload}/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep a resumable upload that is whole, once it was looked at; asked again, the answer is the same
         * @description A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                    upload: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file; a node or an asset names it by `sha256`. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sha256: string;
                            mediaType: string;
                            sizeBytes: number;
                        };
                    };
                };
                /** @description A problem: `not-found`, `conflict`, `expired`, `too-large`, `unsupported-media`, `storage`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/upload-limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Bytes of an uploaded file at most, by what it is
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The limits. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            picture: number;
                            video: number;
                            sound: number;
                            blend: number;
                            font: number;
                            workflow: number;
                            weights: number;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set limits of the project's own, below the installation's; null takes one away
         * @description A personal access token needs the scope `manage`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /projects/{project}/upload-limits`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        picture?: number | null;
                        video?: number | null;
                        sound?: number | null;
                        blend?: number | null;
                        font?: number | null;
                        workflow?: number | null;
                        weights?: number | null;
                    };
                };
            };
            responses: {
                /** @description The limits now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            picture: number;
                            video: number;
                            sound: number;
                            blend: number;
                            font: number;
                            workflow: number;
                            weights: number;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `invalid-input`, `locked`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/projects/{project}/storage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What takes room in a project, its limit, and what is going to be removed
         * @description A personal access token needs the scope `manage`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description By kind. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            uses: {
                                /** @enum {string} */
                                kind: "takes" | "pictures" | "videos" | "sounds" | "other" | "derivatives";
                                files: number;
                                bytes: number;
                            }[];
                            /** @description What counts against the project's limit: everything but derivatives */
                            countedBytes: number;
                            /** @description null: no limit */
                            quotaBytes: number | null;
                            waiting: {
                                files: number;
                                bytes: number;
                                /**
                                 * Format: date-time
                                 * @description When the first of them is removed; null where there are none
                                 */
                                nextAt: string | null;
                            };
                            graceDays: number;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `forbidden`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set how much a project's files may take; for the owner of the installation
         * @description No personal access token may do this.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /storage`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description null: the installation's own limit */
                        quotaBytes: number | null;
                    };
                };
            };
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            uses: {
                                /** @enum {string} */
                                kind: "takes" | "pictures" | "videos" | "sounds" | "other" | "derivatives";
                                files: number;
                                bytes: number;
                            }[];
                            /** @description What counts against the project's limit: everything but derivatives */
                            countedBytes: number;
                            /** @description null: no limit */
                            quotaBytes: number | null;
                            waiting: {
                                files: number;
                                bytes: number;
                                /**
                                 * Format: date-time
                                 * @description When the first of them is removed; null where there are none
                                 */
                                nextAt: string | null;
                            };
                            graceDays: number;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/storage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What takes room in this installation, by project and kind; for its owner
         * @description No personal access token may do this.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description By project and kind. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Of the whole installation; a file in two projects is counted once */
                            uses: {
                                /** @enum {string} */
                                kind: "takes" | "pictures" | "videos" | "sounds" | "other" | "derivatives";
                                files: number;
                                bytes: number;
                            }[];
                            /** @description Those that take most first; a file in two projects is counted in both */
                            projects: {
                                id: string;
                                name: string;
                                archived: boolean;
                                uses: {
                                    /** @enum {string} */
                                    kind: "takes" | "pictures" | "videos" | "sounds" | "other" | "derivatives";
                                    files: number;
                                    bytes: number;
                                }[];
                                countedBytes: number;
                                quotaBytes: number | null;
                            }[];
                            waiting: {
                                files: number;
                                bytes: number;
                                /**
                                 * Format: date-time
                                 * @description When the first of them is removed; null where there are none
                                 */
                                nextAt: string | null;
                            };
                            graceDays: number;
                            lastCollection: {
                                /** Format: date-time */
                                at: string;
                                waiting: number;
                                collected: number;
                                collectedBytes: number;
                                problem: string | null;
                            } | null;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `forbidden`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an export of the project would hold
         * @description A personal access token needs the scope `manage`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Counts and sizes. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            nodes: number;
                            takes: number;
                            comments: number;
                            mediaFiles: number;
                            mediaBytes: number;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `forbidden`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Export a project as a file: directors and producers
         * @description Document, takes with their provenance, assets and, with `media=true`, every picture, video and sound. People are in it without name and address. A file whose end is missing is refused by every import. A personal access token needs the scope `manage`.
         */
        post: {
            parameters: {
                query?: {
                    media?: "true" | "false";
                };
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.dailies.project": string;
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `storage`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a project of an exported one: the body is the file itself
         * @description You become its director. Nothing of the file is trusted: all of it is checked before anything is made. A personal access token needs the scope `manage`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the call once: repeat it with the same key for the same answer. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/vnd.dailies.project": string;
                };
            };
            responses: {
                /** @description The project, and what did not come along. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            takes: number;
                            mediaFiles: number;
                            missingFiles: number;
                            left: {
                                root: string;
                                id: string;
                            }[];
                            knownPeople: number;
                            unknownPeople: number;
                        };
                    };
                };
                /** @description A problem: `invalid-input`, `too-large`, `conflict`, `too-fast`, `storage`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A project's webhooks, oldest first
         * @description A personal access token needs the scope `manage`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The webhooks. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                url: string;
                                events: ("take.ready" | "comment.created" | "shot.status")[];
                                enabled: boolean;
                                disabledWhy: string | null;
                                /** Format: date-time */
                                failingSince: string | null;
                                createdBy: {
                                    id: string;
                                    name: string;
                                };
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `forbidden`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Have events sent to an address
         * @description They are POSTed as JSON, `{type, timestamp, data}`, signed by [Standard Webhooks](https://www.standardwebhooks.com) in `webhook-id`, `webhook-timestamp` and `webhook-signature`, and tried again for about a day until the answer is a success. `secret` is shown this once. A personal access token needs the scope `manage`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the call once: repeat it with the same key for the same answer. */
                    "idempotency-key"?: string;
                };
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        url: string;
                        events: ("take.ready" | "comment.created" | "shot.status")[];
                    };
                };
            };
            responses: {
                /** @description The webhook, with its secret. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            url: string;
                            events: ("take.ready" | "comment.created" | "shot.status")[];
                            enabled: boolean;
                            disabledWhy: string | null;
                            /** Format: date-time */
                            failingSince: string | null;
                            createdBy: {
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            secret: string;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `invalid-input`, `conflict`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/webhooks/{webhook}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A webhook
         * @description A personal access token needs the scope `manage`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                    webhook: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The webhook. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            url: string;
                            events: ("take.ready" | "comment.created" | "shot.status")[];
                            enabled: boolean;
                            disabledWhy: string | null;
                            /** Format: date-time */
                            failingSince: string | null;
                            createdBy: {
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `forbidden`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Remove a webhook with what waits for it
         * @description A personal access token needs the scope `manage`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /projects/{project}/webhooks/{webhook}`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    project: string;
                    webhook: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Removed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `forbidden`, `stale`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change where a webhook sends what, or turn it off or on
         * @description A personal access token needs the scope `manage`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /projects/{project}/webhooks/{webhook}`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    project: string;
                    webhook: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        url?: string;
                        events?: ("take.ready" | "comment.created" | "shot.status")[];
                        enabled?: boolean;
                    };
                };
            };
            responses: {
                /** @description The webhook. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            url: string;
                            events: ("take.ready" | "comment.created" | "shot.status")[];
                            enabled: boolean;
                            disabledWhy: string | null;
                            /** Format: date-time */
                            failingSince: string | null;
                            createdBy: {
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `invalid-input`, `stale`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/projects/{project}/webhooks/{webhook}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new secret
         * @description For a day the old one signs beside it: each message then has two signatures. A personal access token needs the scope `manage`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                    webhook: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The secret; shown this once. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            secret: string;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/webhooks/{webhook}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test, also to a webhook that is turned off
         * @description A personal access token needs the scope `manage`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                    webhook: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The delivery. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            type: ("take.ready" | "comment.created" | "shot.status") | "test";
                            /** @enum {string} */
                            state: "waiting" | "delivered" | "failed";
                            attempts: number;
                            status: number | null;
                            answer: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            lastAt: string | null;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/webhooks/{webhook}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent in the last 30 days, newest first
         * @description A personal access token needs the scope `manage`.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    project: string;
                    webhook: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of deliveries. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                type: ("take.ready" | "comment.created" | "shot.status") | "test";
                                /** @enum {string} */
                                state: "waiting" | "delivered" | "failed";
                                attempts: number;
                                status: number | null;
                                answer: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                lastAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `forbidden`, `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/webhooks/{webhook}/deliveries/{delivery}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery again, under the same webhook-id
         * @description A personal access token needs the scope `manage`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                    webhook: string;
                    delivery: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The delivery. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            type: ("take.ready" | "comment.created" | "shot.status") | "test";
                            /** @enum {string} */
                            state: "waiting" | "delivered" | "failed";
                            attempts: number;
                            status: number | null;
                            answer: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            lastAt: string | null;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The project's templates and the studio's, oldest first
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The templates. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                project: string | null;
                                name: string;
                                description: string;
                                content: {
                                    /** @enum {number} */
                                    version: 1;
                                    graph: {
                                        project?: string;
                                        nodes: {
                                            id: string;
                                            type: string;
                                            title: string;
                                            /** @default null */
                                            scene: string | null;
                                            pos: [
                                                number,
                                                number
                                            ];
                                            size: [
                                                number,
                                                number
                                            ];
                                            /** @enum {string} */
                                            colour?: "red" | "orange" | "yellow" | "green" | "blue" | "violet";
                                            /** @enum {string} */
                                            mode?: "disabled" | "bypassed";
                                            driven?: string[];
                                            params: {
                                                [key: string]: unknown;
                                            };
                                        }[];
                                        edges: {
                                            from: string;
                                            fromPort: string;
                                            to: string;
                                            toPort: string;
                                        }[];
                                    };
                                };
                                createdBy: {
                                    id: string;
                                    name: string;
                                };
                                /** Format: date-time */
                                createdAt: string;
                                mayChange: boolean;
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Save a part of a graph as a template, for the project or for the whole studio
         * @description `content.graph` has the form that nodes are copied in: nodes with their params, and the edges among them. To put it down again, run the command `createNodes` with new ids. A personal access token needs the scope `edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the call once: repeat it with the same key for the same answer. */
                    "idempotency-key"?: string;
                };
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default  */
                        description?: string;
                        /**
                         * @default project
                         * @enum {string}
                         */
                        owner?: "project" | "studio";
                        content: {
                            /** @enum {number} */
                            version: 1;
                            graph: {
                                project?: string;
                                nodes: {
                                    id: string;
                                    type: string;
                                    title: string;
                                    /** @default null */
                                    scene?: string | null;
                                    pos: [
                                        number,
                                        number
                                    ];
                                    size: [
                                        number,
                                        number
                                    ];
                                    /** @enum {string} */
                                    colour?: "red" | "orange" | "yellow" | "green" | "blue" | "violet";
                                    /** @enum {string} */
                                    mode?: "disabled" | "bypassed";
                                    driven?: string[];
                                    params: {
                                        [key: string]: unknown;
                                    };
                                }[];
                                edges: {
                                    from: string;
                                    fromPort: string;
                                    to: string;
                                    toPort: string;
                                }[];
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description The template. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            project: string | null;
                            name: string;
                            description: string;
                            content: {
                                /** @enum {number} */
                                version: 1;
                                graph: {
                                    project?: string;
                                    nodes: {
                                        id: string;
                                        type: string;
                                        title: string;
                                        /** @default null */
                                        scene: string | null;
                                        pos: [
                                            number,
                                            number
                                        ];
                                        size: [
                                            number,
                                            number
                                        ];
                                        /** @enum {string} */
                                        colour?: "red" | "orange" | "yellow" | "green" | "blue" | "violet";
                                        /** @enum {string} */
                                        mode?: "disabled" | "bypassed";
                                        driven?: string[];
                                        params: {
                                            [key: string]: unknown;
                                        };
                                    }[];
                                    edges: {
                                        from: string;
                                        fromPort: string;
                                        to: string;
                                        toPort: string;
                                    }[];
                                };
                            };
                            createdBy: {
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            mayChange: boolean;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`, `conflict`, `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The studio's templates, oldest first
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The templates. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                project: string | null;
                                name: string;
                                description: string;
                                content: {
                                    /** @enum {number} */
                                    version: 1;
                                    graph: {
                                        project?: string;
                                        nodes: {
                                            id: string;
                                            type: string;
                                            title: string;
                                            /** @default null */
                                            scene: string | null;
                                            pos: [
                                                number,
                                                number
                                            ];
                                            size: [
                                                number,
                                                number
                                            ];
                                            /** @enum {string} */
                                            colour?: "red" | "orange" | "yellow" | "green" | "blue" | "violet";
                                            /** @enum {string} */
                                            mode?: "disabled" | "bypassed";
                                            driven?: string[];
                                            params: {
                                                [key: string]: unknown;
                                            };
                                        }[];
                                        edges: {
                                            from: string;
                                            fromPort: string;
                                            to: string;
                                            toPort: string;
                                        }[];
                                    };
                                };
                                createdBy: {
                                    id: string;
                                    name: string;
                                };
                                /** Format: date-time */
                                createdAt: string;
                                mayChange: boolean;
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `unauthenticated`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{template}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One template
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    template: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The template. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            project: string | null;
                            name: string;
                            description: string;
                            content: {
                                /** @enum {number} */
                                version: 1;
                                graph: {
                                    project?: string;
                                    nodes: {
                                        id: string;
                                        type: string;
                                        title: string;
                                        /** @default null */
                                        scene: string | null;
                                        pos: [
                                            number,
                                            number
                                        ];
                                        size: [
                                            number,
                                            number
                                        ];
                                        /** @enum {string} */
                                        colour?: "red" | "orange" | "yellow" | "green" | "blue" | "violet";
                                        /** @enum {string} */
                                        mode?: "disabled" | "bypassed";
                                        driven?: string[];
                                        params: {
                                            [key: string]: unknown;
                                        };
                                    }[];
                                    edges: {
                                        from: string;
                                        fromPort: string;
                                        to: string;
                                        toPort: string;
                                    }[];
                                };
                            };
                            createdBy: {
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            mayChange: boolean;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Remove a template; what was made from it stays
         * @description A personal access token needs the scope `edit`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /templates/{template}`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    template: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Removed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Rename a template, or say anew what it is for
         * @description A personal access token needs the scope `edit`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /templates/{template}`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    template: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        description?: string;
                    };
                };
            };
            responses: {
                /** @description The template. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            project: string | null;
                            name: string;
                            description: string;
                            content: {
                                /** @enum {number} */
                                version: 1;
                                graph: {
                                    project?: string;
                                    nodes: {
                                        id: string;
                                        type: string;
                                        title: string;
                                        /** @default null */
                                        scene: string | null;
                                        pos: [
                                            number,
                                            number
                                        ];
                                        size: [
                                            number,
                                            number
                                        ];
                                        /** @enum {string} */
                                        colour?: "red" | "orange" | "yellow" | "green" | "blue" | "violet";
                                        /** @enum {string} */
                                        mode?: "disabled" | "bypassed";
                                        driven?: string[];
                                        params: {
                                            [key: string]: unknown;
                                        };
                                    }[];
                                    edges: {
                                        from: string;
                                        fromPort: string;
                                        to: string;
                                        toPort: string;
                                    }[];
                                };
                            };
                            createdBy: {
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            mayChange: boolean;
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `locked`, `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/projects/{project}/nodes/{node}/params/{param}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The values that a param of a node was given, with who and when, newest first
         * @description What one person gives it within a few seconds is one value, and a text that is typed one value until a pause. A value that is left out is the default. Also of nodes that are deleted. A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    project: string;
                    node: string;
                    param: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of values. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                user: string | null;
                                /** Format: date-time */
                                at: string;
                                value?: unknown;
                                before?: unknown;
                                isTooLong: boolean;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/farm/backends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The backends, with how they fare
         * @description No personal access token may do this.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description In the order in which they were added. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                title: string;
                                connection: {
                                    /** @enum {string} */
                                    executor: "docker";
                                    engine: string;
                                    modelsFolder: string | null;
                                    workFolder: string | null;
                                    gpus: string[];
                                } | {
                                    /** @enum {string} */
                                    executor: "comfyui";
                                    url: string;
                                } | {
                                    /** @enum {string} */
                                    executor: "kubernetes";
                                    url: string;
                                    namespace: string;
                                    authority: string | null;
                                    workClaim: string;
                                    workFolder: string;
                                    modelsClaim: string | null;
                                    gpuResource: string | null;
                                } | {
                                    /** @enum {string} */
                                    executor: "http";
                                    url: string;
                                    signIn: {
                                        /** @enum {string} */
                                        kind: "header";
                                        header: string;
                                        scheme: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "query";
                                        name: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "jwt";
                                    };
                                    health?: string;
                                };
                                tags: string[];
                                gpuMemoryBytes: number;
                                concurrency: number;
                                runners: string[];
                                /** @enum {string} */
                                mode: "active" | "paused" | "draining";
                                hasCredential: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                changedAt: string;
                                /** @enum {string} */
                                health: "unknown" | "up" | "down";
                                /** @description One sentence; null while it answers */
                                problem: string | null;
                                probe: {
                                    version: string | null;
                                    queued: number;
                                    loaded: string[];
                                    gpus: {
                                        name: string;
                                        memoryBytes: number | null;
                                        usedBytes: number | null;
                                        load: number | null;
                                        temperatureCelsius: number | null;
                                    }[];
                                } | null;
                                /** Format: date-time */
                                askedAt: string | null;
                                /** Format: date-time */
                                answeredAt: string | null;
                                /**
                                 * Format: date-time
                                 * @description Until when it is left alone after failures
                                 */
                                retryAt: string | null;
                                running: number;
                                /** @description Of the runs there, by how many there were of each pipeline */
                                meanSeconds: number | null;
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `forbidden`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a backend: a Docker engine, a ComfyUI server, a Kubernetes namespace or a hosted provider
         * @description Its credential is kept encrypted, and never answered to anybody. No personal access token may do this.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        id: string;
                        title: string;
                        connection: {
                            /** @enum {string} */
                            executor: "docker";
                            engine: string;
                            modelsFolder: string | null;
                            workFolder: string | null;
                            gpus: string[];
                        } | {
                            /** @enum {string} */
                            executor: "comfyui";
                            url: string;
                        } | {
                            /** @enum {string} */
                            executor: "kubernetes";
                            url: string;
                            namespace: string;
                            authority: string | null;
                            workClaim: string;
                            workFolder: string;
                            modelsClaim: string | null;
                            gpuResource: string | null;
                        } | {
                            /** @enum {string} */
                            executor: "http";
                            url: string;
                            signIn: {
                                /** @enum {string} */
                                kind: "header";
                                header: string;
                                scheme: string;
                            } | {
                                /** @enum {string} */
                                kind: "query";
                                name: string;
                            } | {
                                /** @enum {string} */
                                kind: "jwt";
                            };
                            health?: string;
                        };
                        tags: string[];
                        gpuMemoryBytes: number;
                        concurrency: number;
                        runners: string[];
                        credential?: string;
                    };
                };
            };
            responses: {
                /** @description The backend. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            title: string;
                            connection: {
                                /** @enum {string} */
                                executor: "docker";
                                engine: string;
                                modelsFolder: string | null;
                                workFolder: string | null;
                                gpus: string[];
                            } | {
                                /** @enum {string} */
                                executor: "comfyui";
                                url: string;
                            } | {
                                /** @enum {string} */
                                executor: "kubernetes";
                                url: string;
                                namespace: string;
                                authority: string | null;
                                workClaim: string;
                                workFolder: string;
                                modelsClaim: string | null;
                                gpuResource: string | null;
                            } | {
                                /** @enum {string} */
                                executor: "http";
                                url: string;
                                signIn: {
                                    /** @enum {string} */
                                    kind: "header";
                                    header: string;
                                    scheme: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "query";
                                    name: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "jwt";
                                };
                                health?: string;
                            };
                            tags: string[];
                            gpuMemoryBytes: number;
                            concurrency: number;
                            runners: string[];
                            /** @enum {string} */
                            mode: "active" | "paused" | "draining";
                            hasCredential: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                        };
                    };
                };
                /** @description A problem: `forbidden`, `invalid-input`, `conflict`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/farm/backends/{backend}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A backend as it is changed, without how it fares
         * @description No personal access token may do this.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    backend: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The backend. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            title: string;
                            connection: {
                                /** @enum {string} */
                                executor: "docker";
                                engine: string;
                                modelsFolder: string | null;
                                workFolder: string | null;
                                gpus: string[];
                            } | {
                                /** @enum {string} */
                                executor: "comfyui";
                                url: string;
                            } | {
                                /** @enum {string} */
                                executor: "kubernetes";
                                url: string;
                                namespace: string;
                                authority: string | null;
                                workClaim: string;
                                workFolder: string;
                                modelsClaim: string | null;
                                gpuResource: string | null;
                            } | {
                                /** @enum {string} */
                                executor: "http";
                                url: string;
                                signIn: {
                                    /** @enum {string} */
                                    kind: "header";
                                    header: string;
                                    scheme: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "query";
                                    name: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "jwt";
                                };
                                health?: string;
                            };
                            tags: string[];
                            gpuMemoryBytes: number;
                            concurrency: number;
                            runners: string[];
                            /** @enum {string} */
                            mode: "active" | "paused" | "draining";
                            hasCredential: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `forbidden`, `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Remove a backend that nothing runs on
         * @description No personal access token may do this.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /farm/backends/{backend}`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    backend: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Removed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `forbidden`, `not-found`, `conflict`, `stale`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change a backend, or pause it, drain it and let it go on
         * @description No personal access token may do this.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /farm/backends/{backend}`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    backend: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title?: string;
                        connection?: {
                            /** @enum {string} */
                            executor: "docker";
                            engine: string;
                            modelsFolder: string | null;
                            workFolder: string | null;
                            gpus: string[];
                        } | {
                            /** @enum {string} */
                            executor: "comfyui";
                            url: string;
                        } | {
                            /** @enum {string} */
                            executor: "kubernetes";
                            url: string;
                            namespace: string;
                            authority: string | null;
                            workClaim: string;
                            workFolder: string;
                            modelsClaim: string | null;
                            gpuResource: string | null;
                        } | {
                            /** @enum {string} */
                            executor: "http";
                            url: string;
                            signIn: {
                                /** @enum {string} */
                                kind: "header";
                                header: string;
                                scheme: string;
                            } | {
                                /** @enum {string} */
                                kind: "query";
                                name: string;
                            } | {
                                /** @enum {string} */
                                kind: "jwt";
                            };
                            health?: string;
                        };
                        tags?: string[];
                        gpuMemoryBytes?: number;
                        concurrency?: number;
                        runners?: string[];
                        /** @enum {string} */
                        mode?: "active" | "paused" | "draining";
                    };
                };
            };
            responses: {
                /** @description The backend. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            title: string;
                            connection: {
                                /** @enum {string} */
                                executor: "docker";
                                engine: string;
                                modelsFolder: string | null;
                                workFolder: string | null;
                                gpus: string[];
                            } | {
                                /** @enum {string} */
                                executor: "comfyui";
                                url: string;
                            } | {
                                /** @enum {string} */
                                executor: "kubernetes";
                                url: string;
                                namespace: string;
                                authority: string | null;
                                workClaim: string;
                                workFolder: string;
                                modelsClaim: string | null;
                                gpuResource: string | null;
                            } | {
                                /** @enum {string} */
                                executor: "http";
                                url: string;
                                signIn: {
                                    /** @enum {string} */
                                    kind: "header";
                                    header: string;
                                    scheme: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "query";
                                    name: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "jwt";
                                };
                                health?: string;
                            };
                            tags: string[];
                            gpuMemoryBytes: number;
                            concurrency: number;
                            runners: string[];
                            /** @enum {string} */
                            mode: "active" | "paused" | "draining";
                            hasCredential: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                        };
                    };
                };
                /** @description A problem: `forbidden`, `not-found`, `invalid-input`, `conflict`, `stale`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/farm/backends/{backend}/credential": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set or remove what a backend is signed in with
         * @description No personal access token may do this.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /farm/backends/{backend}`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    backend: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description null: none any more */
                        credential: string | null;
                    };
                };
            };
            responses: {
                /** @description The backend; it says only that there is a credential. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            title: string;
                            connection: {
                                /** @enum {string} */
                                executor: "docker";
                                engine: string;
                                modelsFolder: string | null;
                                workFolder: string | null;
                                gpus: string[];
                            } | {
                                /** @enum {string} */
                                executor: "comfyui";
                                url: string;
                            } | {
                                /** @enum {string} */
                                executor: "kubernetes";
                                url: string;
                                namespace: string;
                                authority: string | null;
                                workClaim: string;
                                workFolder: string;
                                modelsClaim: string | null;
                                gpuResource: string | null;
                            } | {
                                /** @enum {string} */
                                executor: "http";
                                url: string;
                                signIn: {
                                    /** @enum {string} */
                                    kind: "header";
                                    header: string;
                                    scheme: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "query";
                                    name: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "jwt";
                                };
                                health?: string;
                            };
                            tags: string[];
                            gpuMemoryBytes: number;
                            concurrency: number;
                            runners: string[];
                            /** @enum {string} */
                            mode: "active" | "paused" | "draining";
                            hasCredential: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                        };
                    };
                };
                /** @description A problem: `forbidden`, `not-found`, `invalid-input`, `stale`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/farm/backends/{backend}/object-info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a ComfyUI server says of its nodes (`/object_info`), to import a workflow by
         * @description No personal access token may do this.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    backend: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description By the name of the class. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `forbidden`, `not-found`, `conflict`, `upstream`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/farm/backends/{backend}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a backend asked now how it fares
         * @description No personal access token may do this.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    backend: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The backend as it stands; the answer comes within seconds. */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            title: string;
                            connection: {
                                /** @enum {string} */
                                executor: "docker";
                                engine: string;
                                modelsFolder: string | null;
                                workFolder: string | null;
                                gpus: string[];
                            } | {
                                /** @enum {string} */
                                executor: "comfyui";
                                url: string;
                            } | {
                                /** @enum {string} */
                                executor: "kubernetes";
                                url: string;
                                namespace: string;
                                authority: string | null;
                                workClaim: string;
                                workFolder: string;
                                modelsClaim: string | null;
                                gpuResource: string | null;
                            } | {
                                /** @enum {string} */
                                executor: "http";
                                url: string;
                                signIn: {
                                    /** @enum {string} */
                                    kind: "header";
                                    header: string;
                                    scheme: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "query";
                                    name: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "jwt";
                                };
                                health?: string;
                            };
                            tags: string[];
                            gpuMemoryBytes: number;
                            concurrency: number;
                            runners: string[];
                            /** @enum {string} */
                            mode: "active" | "paused" | "draining";
                            hasCredential: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            /** @enum {string} */
                            health: "unknown" | "up" | "down";
                            /** @description One sentence; null while it answers */
                            problem: string | null;
                            probe: {
                                version: string | null;
                                queued: number;
                                loaded: string[];
                                gpus: {
                                    name: string;
                                    memoryBytes: number | null;
                                    usedBytes: number | null;
                                    load: number | null;
                                    temperatureCelsius: number | null;
                                }[];
                            } | null;
                            /** Format: date-time */
                            askedAt: string | null;
                            /** Format: date-time */
                            answeredAt: string | null;
                            /**
                             * Format: date-time
                             * @description Until when it is left alone after failures
                             */
                            retryAt: string | null;
                            running: number;
                            /** @description Of the runs there, by how many there were of each pipeline */
                            meanSeconds: number | null;
                        };
                    };
                };
                /** @description A problem: `forbidden`, `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/farm/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What runs and what waits, with why and for how long
         * @description The runs of your projects; of the other projects' how many there are. The owner of the installation sees all of them. A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The queue. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            paused: boolean;
                            /** @description What runs first, then what waits in the order in which it is likely to start */
                            items: {
                                id: string;
                                /** @enum {string} */
                                state: "queued" | "running";
                                project: {
                                    id: string;
                                    name: string;
                                };
                                request: string;
                                node: string;
                                /** @description The node's; null to who is no member of the project */
                                title: string | null;
                                by: {
                                    id: string;
                                    name: string;
                                };
                                /** @description As "id@version" */
                                pipeline: string | null;
                                pipelineTitle: string | null;
                                /** @description The title of the backend that it runs on; null: a job-runner */
                                backend: string | null;
                                /** @enum {string} */
                                priority: "raised" | "interactive" | "batch";
                                fraction: number;
                                phase: string | null;
                                /** @description Rises with each picture of its work (`GET /runs/{run}/preview`); null: none */
                                preview: number | null;
                                /** @description How long it is likely to take yet; null: unknown, or it waits */
                                etaSeconds: number | null;
                                /** @description From 1, among all that wait; null: nothing can take it as things are */
                                position: number | null;
                                /** @description Until it is likely to start; null: unknown */
                                waitSeconds: number | null;
                                /** @description Why it waits: one sentence */
                                why: string | null;
                                fallback: string | null;
                                /** @description How often it reported nothing for too long and was started again */
                                stalls: number;
                                cancelRequested: boolean;
                                /** Format: date-time */
                                requestedAt: string;
                                /** Format: date-time */
                                startedAt: string | null;
                                mayCancel: boolean;
                                /** @description The priorities that you may give it */
                                mayPrioritise: ("raised" | "interactive" | "batch")[];
                            }[];
                            /** @description Runs of projects that you are no member of */
                            others: {
                                running: number;
                                queued: number;
                            };
                            /** @description Further runs that wait and are not in the list */
                            unlisted: number;
                            failed: {
                                id: string;
                                project: {
                                    id: string;
                                    name: string;
                                };
                                node: string;
                                title: string | null;
                                by: {
                                    id: string;
                                    name: string;
                                };
                                pipelineTitle: string | null;
                                message: string;
                                /** @description How many runs of its request failed, all of which are asked for again together */
                                failed: number;
                                /** Format: date-time */
                                endedAt: string;
                                /** @description It left a log (`GET /runs/{run}`) that you may read */
                                hasLog: boolean;
                                mayRetry: boolean;
                            }[];
                            /** @description Further requests of which runs failed, and that are not in the list */
                            failedUnlisted: number;
                            places: {
                                /** @description null: the job-runners themselves */
                                id: string | null;
                                title: string;
                                /** @enum {string} */
                                mode: "active" | "paused" | "draining";
                                /** @enum {string} */
                                standing: "open" | "paused" | "draining" | "down" | "unknown" | "no-runner";
                                running: number;
                                concurrency: number;
                                /** @description As it told last; none while it does not answer */
                                gpus: {
                                    name: string;
                                    memoryBytes: number | null;
                                    usedBytes: number | null;
                                    load: number | null;
                                    temperatureCelsius: number | null;
                                }[];
                            }[];
                            /** @description Of your projects that have one */
                            budgets: {
                                /** @description Of a calendar month in UTC; null: no limit */
                                monthGpuSeconds: number | null;
                                /** @description In millionths of a US dollar; null: no limit */
                                monthCostMicros: number | null;
                                /** @description What it has used of this month */
                                month: {
                                    runs: number;
                                    runSeconds: number;
                                    gpuSeconds: number;
                                    costMicros: number;
                                    /** Format: date-time */
                                    from: string;
                                };
                                project: {
                                    id: string;
                                    name: string;
                                };
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `unauthenticated`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/farm/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the queue is paused
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What holds for the whole queue. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            paused: boolean;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `unauthenticated`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Pause the queue, or let it go on; for the owner of the installation
         * @description What runs is finished; nothing new starts while it is paused. No personal access token may do this.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /farm/settings`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        paused: boolean;
                    };
                };
            };
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            paused: boolean;
                        };
                    };
                };
                /** @description A problem: `forbidden`, `invalid-input`, `stale`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/farm/runs/{run}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel the request of any run; for the owner of the installation, and those who generate in its project
         * @description A personal access token needs the scope `generate`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It stops within seconds. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `forbidden`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/farm/runs/{run}/priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say whether a run that waits goes before others
         * @description Directors and producers of its project move it between `interactive` and `batch`; the owner of the installation raises it before all others. A personal access token needs the scope `generate`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        priority: "raised" | "interactive" | "batch";
                    };
                };
            };
            responses: {
                /** @description It is. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`, `forbidden`, `conflict`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/farm/runs/{run}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for what failed of a run's request again, as its node is now
         * @description A personal access token needs the scope `generate`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the call once: repeat it with the same key for the same answer. */
                    "idempotency-key"?: string;
                };
                path: {
                    run: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The new request. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            runs: string[];
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `conflict`, `locked`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/farm/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Run time, GPU time and cost, by project, person or pipeline; for the owner of the installation
         * @description No personal access token may do this.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Left out: the beginning of this month in UTC */
                    from?: string;
                    /** @description Left out: now */
                    to?: string;
                    by?: "project" | "person" | "pipeline";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was spent. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            /** @enum {string} */
                            by: "project" | "person" | "pipeline";
                            /** @description Those that took most GPU time first, then most time */
                            items: {
                                runs: number;
                                runSeconds: number;
                                gpuSeconds: number;
                                costMicros: number;
                                /** @description The id of the project or the person, or the pipeline as "id@version" */
                                key: string;
                                name: string;
                            }[];
                            total: {
                                runs: number;
                                runSeconds: number;
                                gpuSeconds: number;
                                costMicros: number;
                            };
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `forbidden`, `invalid-input`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/farm/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What each project gets of the farm and has used of this month; for the owner of the installation
         * @description No personal access token may do this.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description By name. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Twice the weight is twice the share while others wait too */
                                weight: number;
                                /** @description Of a calendar month in UTC; null: no limit */
                                monthGpuSeconds: number | null;
                                /** @description In millionths of a US dollar; null: no limit */
                                monthCostMicros: number | null;
                                /** @description What it has used of this month */
                                month: {
                                    runs: number;
                                    runSeconds: number;
                                    gpuSeconds: number;
                                    costMicros: number;
                                    /** Format: date-time */
                                    from: string;
                                };
                                project: {
                                    id: string;
                                    name: string;
                                    archived: boolean;
                                };
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `forbidden`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a project gets of the farm, and what it has used of this month
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Its share. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Twice the weight is twice the share while others wait too */
                            weight: number;
                            /** @description Of a calendar month in UTC; null: no limit */
                            monthGpuSeconds: number | null;
                            /** @description In millionths of a US dollar; null: no limit */
                            monthCostMicros: number | null;
                            /** @description What it has used of this month */
                            month: {
                                runs: number;
                                runSeconds: number;
                                gpuSeconds: number;
                                costMicros: number;
                                /** Format: date-time */
                                from: string;
                            };
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `not-found`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        /**
         * Set a project's weight and its budgets for a month; for the owner of the installation
         * @description No personal access token may do this.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of `GET /farm/shares`: the change is made only while that is as it was read, else the answer is `stale`. */
                    "if-match"?: string;
                };
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        weight: number;
                        monthGpuSeconds: number | null;
                        monthCostMicros: number | null;
                    };
                };
            };
            responses: {
                /** @description Its share. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Twice the weight is twice the share while others wait too */
                            weight: number;
                            /** @description Of a calendar month in UTC; null: no limit */
                            monthGpuSeconds: number | null;
                            /** @description In millionths of a US dollar; null: no limit */
                            monthCostMicros: number | null;
                            /** @description What it has used of this month */
                            month: {
                                runs: number;
                                runSeconds: number;
                                gpuSeconds: number;
                                costMicros: number;
                                /** Format: date-time */
                                from: string;
                            };
                        };
                    };
                };
                /** @description A problem: `not-found`, `forbidden`, `invalid-input`, `stale`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/farm/capabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What every job-runner and backend can do now, together
         * @description A personal access token needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What can be done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            paused: boolean;
                            /** @description Job-runners that are connected */
                            runners: number;
                            executors: {
                                /** @description As in a pipeline: builtin, process, container, comfyui or http */
                                kind: string;
                                /** @description Where it can be executed */
                                places: number;
                                /** @description Those that take runs now */
                                open: number;
                                /** @description Runs at the same time, on those */
                                concurrency: number;
                            }[];
                            /** @description Of places that take runs now */
                            tags: string[];
                            /** @description The largest there is for a run now */
                            gpuMemoryBytes: number;
                            /** @description As backends told last */
                            gpus: {
                                name: string;
                                memoryBytes: number | null;
                                usedBytes: number | null;
                            }[];
                            pipelines: {
                                id: string;
                                version: number;
                                title: string;
                                module: string;
                                tiers: ("low" | "standard" | "high")[];
                                executor: string;
                                canRun: boolean;
                                /** @description What it waits for; null where it can run */
                                why: string | null;
                            }[];
                            modules: {
                                module: string;
                                /** @description Those that some runner or backend can make now */
                                tiers: ("low" | "standard" | "high")[];
                            }[];
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `unauthenticated`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/capabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What this installation can do; needs no account
         * @description Nobody need be signed in.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The capabilities. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            name: "Dailies";
                            /** @enum {string} */
                            signUp: "first" | "invitation" | "open";
                            signOn: string | null;
                            passkeyHost: string | null;
                            executors: string[];
                            modules: {
                                module: string;
                                /** @description Those that some runner or backend can make now */
                                tiers: ("low" | "standard" | "high")[];
                            }[];
                            uploads: {
                                maxBytes: {
                                    picture: number;
                                    video: number;
                                    sound: number;
                                    blend: number;
                                    font: number;
                                    workflow: number;
                                    weights: number;
                                };
                                mediaTypes: string[];
                            };
                            mediaOrigin: string | null;
                            tldrawLicenseKey: string | null;
                        };
                    };
                };
                /** @description The one that you have (`If-None-Match`) is good. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: `storage`. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            /** @enum {string} */
                            code: "invalid-input" | "unauthenticated" | "second-factor" | "forbidden" | "not-found" | "conflict" | "expired" | "stale" | "too-large" | "unsupported-media" | "invalid-graph" | "locked" | "too-fast" | "internal" | "upstream" | "storage";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
