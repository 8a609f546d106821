using StackExchange.Redis;

namespace PersonaUniverse.Health;

/// <summary>How Redis is, which carries the backplane and the cluster's membership. Chat goes on without both.</summary>
internal sealed class RedisCheck(IConnectionMultiplexer redis)
{
    public async Task<DependencyHealth> CheckAsync(TimeSpan patience)
    {
        try
        {
            await redis.GetDatabase().PingAsync().WaitAsync(patience);
            return new DependencyHealth("redis", Healthy: true, "It answers.", Optional: true);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException)
        {
            return new DependencyHealth("redis", Healthy: false, "It does not answer: chat goes on, no silo can join.", Optional: true);
        }
    }
}
