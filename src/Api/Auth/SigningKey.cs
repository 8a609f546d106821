using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Auth;

/// <summary>The symmetric key that this API accepts and, for guests, issues tokens under.</summary>
internal sealed class SigningKey(IOptions<AuthOptions> options, IOptions<StorageOptions> storage, IHostEnvironment environment)
{
    private const int MinBytes = 32;
    private const string FileName = "development-signing-key";

    private readonly Lazy<SymmetricSecurityKey?> _key = new(() => Find(options.Value, storage.Value, environment));

    /// <summary>Gets the key; null when only an authority's tokens are accepted.</summary>
    /// <exception cref="InvalidOperationException">Neither a key nor an authority is configured, or the key is too short.</exception>
    public SymmetricSecurityKey? Value => _key.Value;

    private static SymmetricSecurityKey? Find(AuthOptions options, StorageOptions storage, IHostEnvironment environment)
    {
        if (options.SigningKey is { } configured)
        {
            var bytes = Encoding.UTF8.GetBytes(configured);
            return bytes.Length >= MinBytes
                ? new SymmetricSecurityKey(bytes)
                : throw new InvalidOperationException($"Auth:SigningKey must have at least {MinBytes} bytes.");
        }

        if (environment.IsDevelopment())
        {
            return new SymmetricSecurityKey(ReadOrMake(storage.DataDirectory));
        }

        return options.Authority is null
            ? throw new InvalidOperationException(
                "No token could be accepted: set Auth:Authority (an OIDC issuer) or Auth:SigningKey "
                + "(32 bytes or more, the same on every API).")
            : null;
    }

    // Kept, so that a newcomer's token, and with it their history, outlives a restart.
    private static byte[] ReadOrMake(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (File.Exists(path))
        {
            return Convert.FromBase64String(File.ReadAllText(path));
        }

        Directory.CreateDirectory(directory);
        var key = RandomNumberGenerator.GetBytes(MinBytes);
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, file);
        writer.Write(Convert.ToBase64String(key));
        return key;
    }
}
