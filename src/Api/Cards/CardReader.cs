using System.Collections.Immutable;
using System.Text;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Cards;

/// <summary>Makes a persona of a card. What never reaches a prompt (notes, tags, creator) stays in the document alone.</summary>
internal static class CardReader
{
    private const string Png = "png";
    private const string Json = "json";

    /// <summary>Reads a card.</summary>
    /// <param name="file">The card's file.</param>
    /// <param name="sha256">The hash of the file as it came.</param>
    /// <param name="now">The time of the import.</param>
    /// <exception cref="Errors.ApiException">A member is not as its specification has it, or is more than we take.</exception>
    public static (PersonaDefinition Definition, CardExtension Extension, Lorebook? Lore) Read(
        CardFile file, string sha256, DateTimeOffset now)
    {
        var data = file.Document.Data;
        var extension = CardExtension.Read(data);
        var card = ReadCard(file, extension, sha256, now);
        var name = data.Text("", "name", PersonaLimits.NameLength).Trim();
        if (name.Length == 0 || name.Contains('\n', StringComparison.Ordinal))
        {
            throw CardProblem.At("name", "A card needs a name of one line.");
        }

        var greeting = data.Text("", "first_mes");
        var definition = new PersonaDefinition(
            name,
            data.Text("", "description"),
            extension.Color ?? PersonaLimits.DefaultColor,
            data.Text("", "personality"),
            greeting.Length == 0 ? null : greeting,
            extension.Examples,
            Model: null,
            extension.Traits,
            extension.CoreIntensities)
        {
            Card = card,
        };
        CheckSize(definition, card);
        return (definition, extension, LoreBookReader.Read(data));
    }

    private static PersonaCard ReadCard(CardFile file, CardExtension extension, string sha256, DateTimeOffset now)
    {
        var (document, data) = (file.Document, file.Document.Data);
        var dialogue = data.Text("", "mes_example");
        var nickname = data.Text("", "nickname", PersonaLimits.NameLength).ReplaceLineEndings(" ").Trim();
        return new PersonaCard(
            nickname.Length == 0 ? null : nickname,
            data.Text("", "scenario"),
            dialogue == CardWriter.DialogueOf(extension.Examples) ? "" : dialogue,
            data.Text("", "system_prompt"),
            data.Text("", "post_history_instructions"),
            data.Texts("", "alternate_greetings", CardLimits.Greetings, CardLimits.TextLength),
            LoreHash: null,
            DocumentHash: null,
            ImageHash: null,
            new CardProvenance(
                document.Spec,
                TextCut.To(document.SpecVersion, 20),
                file.Picture is null ? Json : Png,
                data.Text("", "creator", 500),
                data.Text("", "character_version", 500),
                sha256,
                now));
    }

    private static void CheckSize(PersonaDefinition definition, PersonaCard card)
    {
        ImmutableArray<string> texts =
        [
            definition.Description, definition.Instructions, definition.Greeting ?? "", card.Scenario, card.ExampleDialogue,
            card.SystemPrompt, card.PostHistory, .. card.AlternateGreetings, .. definition.Examples,
            .. definition.Traits.Select(trait => trait.Name + trait.Description),
        ];
        if (texts.Sum(LargestSize) > CardLimits.PromptBytes)
        {
            throw CardProblem.At(
                "file", $"The card's texts are longer than {CardLimits.PromptBytes} bytes together, with names in the place of macros.");
        }
    }

    // A macro of five characters may become a long name in every prompt.
    private static int LargestSize(string text) => Encoding.UTF8.GetByteCount(text) + (CardMacros.Count(text) * CardMacros.LongestName);
}
