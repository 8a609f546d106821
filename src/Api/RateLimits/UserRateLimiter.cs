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

    /// <summary>Takes some requests' worth.</summary>
    /// <param name="context">The request, or the hub connection's.</param>
    /// <param name="requests">How many requests it is worth.</param>
    /// <exception cref="ApiException">The caller has had as many as they may have.</exception>
    public void Require(HttpContext? context, int requests = 1)
    {
        using var lease = _limiter.AttemptAcquire(BucketOf(context), Math.Min(requests, options.Value.Burst));
        if (!lease.IsAcquired)
        {
            throw ApiException.TooMany(
                ErrorCodes.TooManyRequests,
                "Too many requests: wait a moment.",
                lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Whether the request's address may present a key: not while too many of its keys were false.</summary>
    /// <param name="context">The request.</param>
    /// <param name="retryAfter">When to come back, if not.</param>
    public bool MayPresentKey(HttpContext context, out TimeSpan retryAfter)
    {
        // Whole permits: what a bucket gets back between two seconds lets an empty lease pass.
        retryAfter = TimeSpan.FromSeconds(1);
        return _limiter.GetStatistics(FalseKeysOf(context)) is not { CurrentAvailablePermits: 0 };
    }

    /// <summary>Counts a false key against the request's address.</summary>
    public void CountFalseKey(HttpContext context) => _limiter.AttemptAcquire(FalseKeysOf(context)).Dispose();

    public ValueTask DisposeAsync() => _limiter.DisposeAsync();

    private static string FalseKeysOf(HttpContext context) => $"keys:{context.Connection.RemoteIpAddress}";

    private static string BucketOf(HttpContext? context)
        => context?.User.FindFirstValue("sub") is { } userId
            ? $"user:{userId}"
            : $"address:{context?.Connection.RemoteIpAddress}";
}
