using System.Net;

namespace PersonaUniverse.RateLimits;

public sealed class AddressBucketTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("::ffff:203.0.113.7", "::ffff:203.0.113.8", false)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    [InlineData("fe80::1%2", "fe80::2%3", true)]
    [InlineData("0.0.0.0", "::", false)]
    public void Of_TwoAddresses_IsOneBucketWithinANetwork(string one, string other, bool isOne)
        => Assert.Equal(isOne, AddressBucket.Of(IPAddress.Parse(one)) == AddressBucket.Of(IPAddress.Parse(other)));
}
