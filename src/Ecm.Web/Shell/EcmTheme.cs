using MudBlazor;

namespace Ecm.Web.Shell;

/// <summary>Calm paper and ink. MudBlazor's side of the colours; the same values stand in wwwroot/css/tokens.css for everything of ours.</summary>
internal static class EcmTheme
{
    private static readonly string[] Font = ["-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "Arial", "sans-serif"];

    public static readonly MudTheme Theme = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1B5E97", PrimaryContrastText = "#FFFFFF", Secondary = "#55606E", SecondaryContrastText = "#FFFFFF",
            Tertiary = "#5B3F94", TertiaryContrastText = "#FFFFFF", Info = "#174F86", InfoContrastText = "#FFFFFF",
            Success = "#1B6B3C", SuccessContrastText = "#FFFFFF", Warning = "#7A4B00", WarningContrastText = "#FFFFFF",
            Error = "#A3211B", ErrorContrastText = "#FFFFFF", Dark = "#14324A", DarkContrastText = "#FFFFFF",
            TextPrimary = "#1B2430", TextSecondary = "#55606E", TextDisabled = "#7A8592",
            ActionDefault = "#55606E", ActionDisabled = "#8793A0", ActionDisabledBackground = "#E6EAEE",
            Background = "#F3F5F7", BackgroundGray = "#EAEEF1", Surface = "#FFFFFF", AppbarBackground = "#14324A", AppbarText = "#FFFFFF",
            DrawerBackground = "#FFFFFF", DrawerText = "#1B2430", DrawerIcon = "#55606E",
            LinesDefault = "#D7DDE3", LinesInputs = "#8793A0", TableLines = "#E3E8EC", TableHover = "#EAF1F8", TableStriped = "#F7F9FA",
            Divider = "#D7DDE3", DividerLight = "#E9EDF0", Skeleton = "#E3E8EC", HoverOpacity = 0.06, RippleOpacity = 0.06,
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#7DB7E8", PrimaryContrastText = "#0F1A24", Secondary = "#A3AEBA", SecondaryContrastText = "#0F1A24",
            Tertiary = "#BFA8EE", TertiaryContrastText = "#0F1A24", Info = "#8FC1EE", InfoContrastText = "#0F1A24",
            Success = "#7CCF9C", SuccessContrastText = "#0F1A24", Warning = "#E8B75A", WarningContrastText = "#0F1A24",
            Error = "#FF9C94", ErrorContrastText = "#0F1A24", Dark = "#0F141A", DarkContrastText = "#E4E9EE",
            TextPrimary = "#E4E9EE", TextSecondary = "#A3AEBA", TextDisabled = "#76828E",
            ActionDefault = "#A3AEBA", ActionDisabled = "#6B7785", ActionDisabledBackground = "#2A333D",
            Background = "#12171D", BackgroundGray = "#161C23", Surface = "#1A2129", AppbarBackground = "#0F141A", AppbarText = "#E4E9EE",
            DrawerBackground = "#1A2129", DrawerText = "#E4E9EE", DrawerIcon = "#A3AEBA",
            LinesDefault = "#323C47", LinesInputs = "#6B7785", TableLines = "#29323B", TableHover = "#222C36", TableStriped = "#1D252D",
            Divider = "#323C47", DividerLight = "#29323B", Skeleton = "#29323B", HoverOpacity = 0.08, RippleOpacity = 0.08,
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Font, FontSize = "14px", FontWeight = "400", LineHeight = "1.43", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Font, FontSize = "14px", FontWeight = "400", LineHeight = "1.43", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Font, FontSize = "13px", FontWeight = "400", LineHeight = "1.4", LetterSpacing = "normal" },
            // Inputs take their type from Subtitle1.
            Subtitle1 = new Subtitle1Typography { FontFamily = Font, FontSize = "14px", FontWeight = "400", LineHeight = "1.4", LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontFamily = Font, FontSize = "13px", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = Font, FontSize = "16px", FontWeight = "600", LineHeight = "1.35", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Font, FontSize = "14px", FontWeight = "500", LineHeight = "1.4", LetterSpacing = "normal", TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = Font, FontSize = "12px", FontWeight = "400", LineHeight = "1.35", LetterSpacing = "normal" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px", AppbarHeight = "48px" },
    };
}
