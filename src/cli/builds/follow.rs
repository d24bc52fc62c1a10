use crate::selection::Duration;

/// How a build is followed.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct FollowArgs {
    /// How long to watch at most
    #[arg(long = "timeout", value_name = "TIME", default_value = "30m", value_parser = duration)]
    pub(crate) limit: Duration,
    /// How often to look; less often while nothing changes
    #[arg(long, value_name = "TIME", default_value = "5s", value_parser = duration)]
    pub(crate) interval: Duration,
    /// End with the first job that fails
    #[arg(long)]
    pub(crate) fail_fast: bool,
}

fn duration(text: &str) -> Result<Duration, String> {
    Duration::parse(text)
        .ok_or_else(|| "a time is from 1ms on: a number and `ms`, `s`, `m` or `h`".to_owned())
}
