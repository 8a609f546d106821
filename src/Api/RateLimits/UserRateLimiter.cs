using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using PersonaUniverse.Errors;

namespace PersonaUniverse.RateLimits;

/// <summary>One bucket a user, for REST calls and hub calls together.</summary>
internal sealed class UserRateLimiter(IOptions<RateLimitOptions> options) : IAsyncDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(
        bucket => options.Value.Enabled
            ? RateLimitPartition.GetTokenBucketLimiter(bucket, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = options.Value.Burst,
                TokensPerPeriod = options.Value.PerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            })
            : RateLimitPartition.GetNoLimiter(bucket));

    /// <summary>Counts a request.</summary>
    /// <param name="context">The request, or the hub connection's.</param>
    /// <exception cref="ApiException">The caller has had as many as they may have.</exception>
    public void Require(HttpContext? context) => Take(context, 1);

    /// <summary>Counts a request, which is counted already, for several. As many as come at once are enough for any.</summary>
    /// <param name="context">The request, or the hub connection's.</param>
    /// <param name="further">For how many more.</param>
    /// <exception cref="ApiException">The caller has had as many as they may have.</exception>
    public void RequireFurther(HttpContext? context, int further)
    {
        // Not asked for none: an acquire of 0 permits fails on an empty bucket, and the request that emptied it has been granted.
        if (Math.Min(further, options.Value.Burst - 1) is > 0 and var requests)
        {
            Take(context, requests);
        }
    }

    /// <summary>Whether the request's address may present a key: not while too many of its keys were false.</summary>
    /// <param name="context">The request.</param>
    /// <param name="retryAfter">When to come back, if not.</param>
    public bool MayPresentKey(HttpContext context, out TimeSpan retryAfter)
    {
        // By its statistics, which count whole permits: an acquire of 0 passes as soon as an empty bucket has a fraction of one back.
        retryAfter = TimeSpan.FromSeconds(1);
        return _limiter.GetStatistics(FalseKeysOf(context)) is not { CurrentAvailablePermits: 0 };
    }

    /// <summary>Counts a false key against the request's address.</summary>
    public void CountFalseKey(HttpContext context) => _limiter.AttemptAcquire(FalseKeysOf(context)).Dispose();

    public ValueTask DisposeAsync() => _limiter.DisposeAsync();

    private void Take(HttpContext? context, int requests)
    {
        using var lease = _limiter.AttemptAcquire(BucketOf(context), requests);
        if (!lease.IsAcquired)
        {
            throw ApiException.TooMany(
                ErrorCodes.TooManyRequests,
                "Too many requests: wait a moment.",
                lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
        }
    }

    private static string FalseKeysOf(HttpContext context) => $"keys:{AddressBucket.Of(context.Connection.RemoteIpAddress)}";

    private static string BucketOf(HttpContext? context)
        => context?.User.FindFirstValue("sub") is { } userId
            && context.GetEndpoint()?.Metadata.GetMetadata<RateLimitMetadata>() is not { ByAddress: true }
            ? $"user:{userId}"
            : $"address:{AddressBucket.Of(context?.Connection.RemoteIpAddress)}";
}
