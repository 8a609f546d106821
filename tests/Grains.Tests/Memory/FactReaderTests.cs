namespace PersonaUniverse.Memory;

public sealed class FactReaderTests
{
    [Theory]
    [InlineData("I live in Oslo with my dog.", "I live in Oslo", "home")]
    [InlineData("Well, we just moved to Bergen!", "We just moved to Bergen", "home")]
    [InlineData("By the way, my name is Edda Moen.", "My name is Edda Moen", "name")]
    [InlineData("I'm allergic to nuts, sadly.", "I'm allergic to nuts", null)]
    [InlineData("I work as a night nurse and it shows.", "I work as a night nurse", "work")]
    [InlineData("My favourite colour is teal.", "My favourite colour is teal", "favourite colour")]
    [InlineData("My sister is called Liv.", "My sister is called Liv", "name of sister")]
    [InlineData("I am 34 years old.", "I am 34 years old", "age")]
    [InlineData("I'm vegan now.", "I'm vegan", "diet")]
    public void Read_Statement_FindsTheFactAndItsTopic(string text, string fact, string? topic)
        => Assert.Equal((fact, topic), Assert.Single(FactReader.Read(text)));

    [Theory]
    [InlineData("Do I live in Oslo?")]
    [InlineData("If I live in Oslo, what then?")]
    [InlineData("I would live in Oslo.")]
    [InlineData("I don't work as a nurse.")]
    [InlineData("I have a question about stars.")]
    [InlineData("The weather is fine.")]
    [InlineData("")]
    public void Read_QuestionConditionDenialOrSmallTalk_FindsNothing(string text)
        => Assert.Empty(FactReader.Read(text));

    [Fact]
    public void Read_SeveralSentences_FindsEachFact()
        => Assert.Equal(
            ["I live in Oslo", "I am allergic to nuts", "I have two cats"],
            FactReader.Read("I live in Oslo. I am allergic to nuts! I have two cats, both old.").Select(fact => fact.Text));
}
