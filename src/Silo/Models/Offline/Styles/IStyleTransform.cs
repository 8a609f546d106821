namespace PersonaUniverse.Models.Offline.Styles;

/// <summary>Makes one style feature of a reply as strong as its trait.</summary>
internal interface IStyleTransform
{
    /// <summary>Gets the feature, one of <see cref="Personas.StyleFeatures"/>.</summary>
    string Feature { get; }

    /// <summary>Gets how strong the feature is in a persona without such a trait.</summary>
    double Default { get; }

    /// <summary>Changes the plan. The higher the intensity, the more of the feature it holds afterwards.</summary>
    void Apply(ReplyPlan plan, double intensity);
}
