using System.Collections.Immutable;
using System.Security.Cryptography;

namespace PersonaUniverse.Users;

internal sealed partial class UserGrain
{
    private const int MostKeys = 50;

    public async Task<bool> AddKeyAsync(
        ApiKey key, ImmutableArray<byte> secretHash, CancellationToken cancellationToken = default)
    {
        var living = user.State.ApiKeys.RemoveAll(stored => HasEnded(stored.Key));
        if (living.Length >= MostKeys)
        {
            return false;
        }

        await this.CommitAsync(user, user.State with { ApiKeys = living.Add(new StoredApiKey(key, secretHash)) });
        return true;
    }

    public Task<ImmutableArray<ApiKey>> ListKeysAsync(CancellationToken cancellationToken = default)
        => Task.FromResult<ImmutableArray<ApiKey>>([.. user.State.ApiKeys.Select(stored => stored.Key)]);

    public async Task<bool> RevokeKeyAsync(string keyId, CancellationToken cancellationToken = default)
    {
        var rest = user.State.ApiKeys.RemoveAll(stored => stored.Key.Id == keyId);
        if (rest.Length == user.State.ApiKeys.Length)
        {
            return false;
        }

        await this.CommitAsync(user, user.State with { ApiKeys = rest });
        return true;
    }

    public Task<ApiKey?> CheckKeyAsync(
        string keyId, ImmutableArray<byte> secretHash, CancellationToken cancellationToken = default)
    {
        var stored = user.State.ApiKeys.FirstOrDefault(candidate => candidate.Key.Id == keyId);
        return Task.FromResult(
            stored is not null
            && CryptographicOperations.FixedTimeEquals(stored.SecretHash.AsSpan(), secretHash.AsSpan())
            && !HasEnded(stored.Key)
                ? stored.Key
                : null);
    }

    private bool HasEnded(ApiKey key) => key.ExpiresAt <= clock.GetUtcNow();
}
