using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Auth;

/// <summary>An identity provider over HTTPS: it says who it is and which keys it signs with.</summary>
public sealed class StandInAuthority : IAsyncDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly TemporaryDirectory _directory = new();
    private readonly int _port = FreePort.Next();
    private readonly X509Certificate2 _certificate = MakeCertificate();
    private WebApplication? _app;

    /// <summary>Gets its address, which is its name.</summary>
    public string Url => $"https://127.0.0.1:{_port}";

    /// <summary>Gets the file that makes a process believe its certificate, by <c>SSL_CERT_FILE</c>.</summary>
    public string CertificateFile => Path.Combine(_directory.Path, "authority.pem");

    /// <summary>Gets the public key as anybody may read it.</summary>
    public string PublicKey => _rsa.ExportSubjectPublicKeyInfoPem();

    /// <summary>Starts one.</summary>
    public static async Task<StandInAuthority> StartAsync(CancellationToken cancellationToken)
    {
        var authority = new StandInAuthority();
        await File.WriteAllTextAsync(authority.CertificateFile, authority._certificate.ExportCertificatePem(), cancellationToken);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback, authority._port, listen => listen.UseHttps(authority._certificate)));
        authority._app = builder.Build();
        authority._app.MapGet("/.well-known/openid-configuration", () => Results.Json(
            new { issuer = authority.Url, jwks_uri = $"{authority.Url}/keys" }));
        authority._app.MapGet("/keys", () => Results.Json(new { keys = authority.Keys() }));
        await authority._app.StartAsync(cancellationToken);
        return authority;
    }

    /// <summary>The issuer of its tokens under an algorithm it has a key for.</summary>
    internal TokenIssuer Issuer(string algorithm) => new(
        Url,
        algorithm,
        algorithm switch
        {
            "RS256" => body => _rsa.SignData(body, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "RS512" => body => _rsa.SignData(body, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "PS256" => body => _rsa.SignData(body, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            _ => body => _ec.SignData(body, HashAlgorithmName.SHA256),
        },
        KeyId: algorithm[0] is 'E' ? "ec" : "rsa");

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        _rsa.Dispose();
        _ec.Dispose();
        _certificate.Dispose();
        _directory.Dispose();
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=stand-in authority", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private object[] Keys()
    {
        var rsa = _rsa.ExportParameters(includePrivateParameters: false);
        var ec = _ec.ExportParameters(includePrivateParameters: false);
        return
        [
            new { kty = "RSA", use = "sig", kid = "rsa", n = Text(rsa.Modulus), e = Text(rsa.Exponent) },
            new { kty = "EC", use = "sig", kid = "ec", crv = "P-256", x = Text(ec.Q.X), y = Text(ec.Q.Y) },
        ];
    }

    private static string Text(byte[]? number) => Base64Url.EncodeToString(number);
}
