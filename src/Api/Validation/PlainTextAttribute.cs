using System.ComponentModel.DataAnnotations;

namespace PersonaUniverse.Validation;

/// <summary>Text that every store can keep: no NUL, no half of a surrogate pair.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PlainTextAttribute : ValidationAttribute
{
    public PlainTextAttribute()
        : base("{0} is blank or holds characters that do not belong there.")
    {
    }

    /// <summary>
    /// Gets a value indicating whether it must be one line. Names are: they stand in lines of prompts and of cursors.
    /// </summary>
    public bool OneLine { get; init; }

    /// <summary>Gets a value indicating whether it must say something, where it is given at all.</summary>
    public bool NotBlank { get; init; }

    public override bool IsValid(object? value) => value switch
    {
        null => true,
        string text => IsPlain(text),
        IEnumerable<string> texts => texts.All(text => text is not null && IsPlain(text)),
        _ => false,
    };

    private bool IsPlain(string text)
        => !(NotBlank && string.IsNullOrWhiteSpace(text))
            && !(OneLine && text.Any(character => char.IsControl(character) || character is '\u2028' or '\u2029'))
            && IsText(text);

    /// <summary>Whether text holds no NUL and no half of a surrogate pair.</summary>
    public static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !IsPair(text, ref i)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPair(string text, ref int i)
        => i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i]);
}
