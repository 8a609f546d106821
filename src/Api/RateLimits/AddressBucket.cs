using System.Net;
using System.Net.Sockets;

namespace PersonaUniverse.RateLimits;

/// <summary>Whose requests count together that are counted by address.</summary>
internal static class AddressBucket
{
    // What one customer is given at the least; within it, a single machine may take any address.
    private const int NetworkBytes = 8;

    /// <summary>The bucket of an address: of IPv6, that of its /64.</summary>
    /// <param name="address">The address; null where there is none, as in a test.</param>
    public static string Of(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6 })
        {
            return $"{address}";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return $"{address.MapToIPv4()}";
        }

        var network = address.GetAddressBytes();
        Array.Clear(network, NetworkBytes, network.Length - NetworkBytes);
        return $"{new IPAddress(network)}/64";
    }
}
