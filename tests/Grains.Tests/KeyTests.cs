using PersonaUniverse.Sessions;

namespace PersonaUniverse;

public sealed class KeyTests
{
    [Theory]
    [InlineData("ada")]
    [InlineData("https://issuer/ada")]
    public void Parse_WhatWasWritten_GivesTheSameKey(string userId)
    {
        var memories = new UserPersonaKey(userId, "tutor");
        var session = new SessionKey(userId, "monday");

        // Grains are found, and their state is stored, under these texts.
        Assert.Equal(userId + "/tutor", memories.ToString());
        Assert.Equal(userId + "/monday", session.ToString());
        Assert.Equal(memories, UserPersonaKey.Parse(memories.ToString()));
        Assert.Equal(session, SessionKey.Parse(session.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("/tutor")]
    public void Parse_WithoutAUser_Fails(string key)
    {
        Assert.Throws<FormatException>(() => UserPersonaKey.Parse(key));
        Assert.Throws<FormatException>(() => SessionKey.Parse(key));
    }
}
