//! The setters that every adapter's builder shares.

/// Writes the setters that every adapter's builder shares; each hands on to the [`Config`](crate::Config)
/// in `self.config`.
#[doc(hidden)]
#[macro_export]
macro_rules! config_setters {
    () => {
        /// Acts on this workspace: for company admin keys, which otherwise act on the default workspace.
        #[must_use]
        pub fn workspace(mut self, key: impl Into<$crate::model::WorkspaceKey>) -> Self {
            self.config = self.config.workspace(key);
            self
        }

        /// How calls are retried, how long they may take, and how they queue: all of it at once.
        #[must_use]
        pub fn retry(mut self, policy: $crate::call::RetryPolicy) -> Self {
            self.config = self.config.retry(policy);
            self
        }

        /// The most retries after the first attempt of a call; 0 switches retrying off.
        #[must_use]
        pub fn max_retries(mut self, retries: u32) -> Self {
            self.config = self.config.max_retries(retries);
            self
        }

        /// The most that a whole call may take: queueing, attempts and waits together. Default 60 s.
        #[must_use]
        pub fn deadline(mut self, deadline: std::time::Duration) -> Self {
            self.config = self.config.deadline(deadline);
            self
        }

        /// The most that one attempt may take, from sending to the last byte of the answer. Default 30 s.
        #[must_use]
        pub fn attempt_timeout(mut self, timeout: std::time::Duration) -> Self {
            self.config = self.config.attempt_timeout(timeout);
            self
        }

        /// How calls queue for a place in their rate-limit lane.
        #[must_use]
        pub fn queueing(mut self, queueing: $crate::call::Queueing) -> Self {
            self.config = self.config.queueing(queueing);
            self
        }

        /// How many retries all calls of the client may make together, also shared with other clients.
        #[must_use]
        pub fn retry_budget(mut self, budget: std::sync::Arc<$crate::call::RetryBudget>) -> Self {
            self.config = self.config.retry_budget(budget);
            self
        }

        /// Shares a rate-limit lane limiter with other clients of the same account.
        #[must_use]
        pub fn lanes(mut self, lanes: std::sync::Arc<dyn $crate::call::PermitStore>) -> Self {
            self.config = self.config.lanes(lanes);
            self
        }

        /// Tells this observer what the client's calls do.
        #[must_use]
        pub fn observer(mut self, observer: std::sync::Arc<dyn $crate::observe::Observer>) -> Self {
            self.config = self.config.observer(observer);
            self
        }

        /// Names your application in the `User-Agent`, as `name/version`, before the name of this crate.
        #[must_use]
        pub fn application(mut self, name: impl Into<String>) -> Self {
            self.config = self.config.application(name);
            self
        }

        /// Sends a header with every request, also in the place of one that the client sends by itself.
        #[must_use]
        pub fn header(mut self, name: $crate::http::HeaderName, value: $crate::http::HeaderValue) -> Self {
            self.config = self.config.header(name, value);
            self
        }

        /// Leaves out a header that the client sends by itself, such as the `User-Agent`.
        #[must_use]
        pub fn without_header(mut self, name: $crate::http::HeaderName) -> Self {
            self.config = self.config.without_header(name);
            self
        }

        /// Sends a query parameter with every request. A name may repeat.
        #[must_use]
        pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
            self.config = self.config.query(name, value);
            self
        }

        /// The most that connecting may take. Default 5 s.
        #[must_use]
        pub fn connect_timeout(mut self, timeout: std::time::Duration) -> Self {
            self.config = self.config.connect_timeout(timeout);
            self
        }

        /// The size limit of a response in bytes, on the wire and decompressed each.
        #[must_use]
        pub fn max_response_bytes(mut self, bytes: usize) -> Self {
            self.config = self.config.max_response_bytes(bytes);
            self
        }

        /// Fixes the seed of the jitter, which makes a client's waits repeatable.
        #[must_use]
        pub fn seed(mut self, seed: u64) -> Self {
            self.config = self.config.seed(seed);
            self
        }
    };
}
