using System.Collections.Frozen;

namespace Ecm.Core.People;

/// <summary>
/// Passwords that guessing begins with, in lower case and at least as long as the shortest allowed: keyboard walks, Russian words,
/// and Russian words typed on the Latin layout among them.
/// </summary>
internal static class CommonPasswords
{
    public static readonly FrozenSet<string> All =
        """
        password password1 password12 password123 password1234 passw0rd passw0rd1 passwort pa$$word p@ssword p@ssw0rd mypassword changeme
        changeme1 changeit administrator admin123 admin1234 admin12345 adminadmin superuser rootroot root1234 user1234 username letmein1
        letmein123 welcome1 welcome123 default1 qwertyui qwertyuio qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456
        qwerty78 qwertyqwerty qwer1234 qwerasdf qwaszx12 qazwsxedc qazwsx123 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc
        1qazxsw2 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 zaq12wsx zaq1xsw2 asdfghjk asdfghjkl asdf1234 asdfasdf zxcvbnm1 zxcvbnm123 zxcvbnm,
        zxcvzxcv 12345678 123456789 1234567890 12345678910 0123456789 9876543210 0987654321 123123123 12341234 123321123 123654789
        147258369 789456123 741852963 11223344 112233445566 121212121 12121212 12344321 1234qwer 123qwe123 123qweasd 123qweasdzxc 12qwaszx
        11111111 111111111 00000000 88888888 66666666 55555555 77777777 99999999 22222222 10203040 13579246 24681357 31415926 19841984
        20202020 20212021 20232023 20242024 20252025 20262026 iloveyou iloveyou1 sunshine princess football baseball basketball superman
        batman123 starwars dragon123 monkey123 michael1 jennifer computer internet samsung1 trustno1 whatever master123 shadow123
        liverpool charlie1 jordan23 mustang1 corvette blink182 abcd1234 abc12345 abcdefg1 a1b2c3d4 aa123456 aaaa1111 a12345678 a123456789
        test1234 testtest testing1 secret123 secret12 company1 document documents йцукенгш йцукенгшщ йцукенгшщз йцукенгшщзхъ йцукен12
        йцукен123 йцукен1234 йцукен12345 йцукенйцукен йцуфывячс йцукфыва фывапрол фывапролд фывапролдж фыва1234 фывафыва ячсмитьб ячсмить1
        ячсмить123 1й2ц3у4к 1й2ц3у4к5е 1йфя2цыч й1ц2у3к4 ййййцццц пароль12 пароль123 пароль1234 пароль12345 парольпароль мойпароль
        моипароль администратор админ123 админ1234 админадмин привет12 привет123 приветик любовь12 люблютебя ятебялюблю солнышко котёнок1
        котенок1 наташа12 наташа123 анастасия александр екатерина максим123 россия12 россия123 москва12 москва123 зенит123 спартак1
        спартак123 динамо123 договор1 документ документы компания директор бухгалтер секретарь gfhjkm12 gfhjkm123 gfhjkmgfhjkm ghbdtn12
        ghbdtn123 ghbdtnbr vfhbyf12 yfnfif12 cjkysirj k.,jdm12 lbvf1234 vfrcbv12 fylhtq12 cthutq12 rfnthbyf fktrcfylh yfcnfcmz flvby123
        ghjcnjgfhjkm zkjbnfcm
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
