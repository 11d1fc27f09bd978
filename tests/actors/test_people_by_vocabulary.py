"""Facts about people in languages that have titles and names of their own: found, and not found."""

from importlib import resources

import pytest

from generator import data
from generator.actors import find_mentions, find_people
from generator.actors.entities import PERSON, Entity
from generator.actors.tokens import tokenise
from generator.actors.vocabularies import vocabulary, vocabulary_of

Named = list[tuple[str, str | None]]


def people(*paragraphs: str) -> Named:
    """Return names and roles."""
    return [(actor.name, actor.role) for actor in find_people(paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Министр обороны Сергей Валуев заявил во вторник, что дорога будет открыта. По словам "
            "мэра Ольги Петриной, помощь придёт. Он встретился с послом Дмитрием Остовым.",
            [
                ("Сергей Валуев", "Министр обороны"),
                ("Ольги Петриной", "мэра"),
                ("Дмитрием Остовым", "послом"),
            ],
            id="ru",
        ),
        pytest.param(
            "Міністр оборони Олексій Коваль заявив у вівторок, що дорогу відкриють. Мерка міста "
            "Ірина Бондаренко пообіцяла допомогу. За словами юристки Ніни Левко, це правда.",
            [
                ("Олексій Коваль", "Міністр оборони"),
                ("Ірина Бондаренко", "Мерка міста"),
                ("Ніни Левко", "юристки"),
            ],
            id="uk",
        ),
        pytest.param(
            "Міністр абароны Алег Кавальчук заявіў у аўторак, што дарогу адкрыюць. Па словах мэра "
            "Вольгі Зуевай, дапамога прыйдзе.",
            [("Алег Кавальчук", "Міністр абароны"), ("Вольгі Зуевай", "мэра")],
            id="be",
        ),
        pytest.param(
            "Министърът на транспорта Иван Петков заяви във вторник, че мостът ще бъде открит. "
            "Кметът на Лундово Мария Стоева обеща помощ.",
            [("Иван Петков", "Министърът на транспорта"), ("Мария Стоева", "Кметът на Лундово")],
            id="bg",
        ),
        pytest.param(
            "Министерот за одбрана Горан Петков изјави во вторник дека патот ќе биде отворен. "
            "Градоначалничката на Лундово Ана Стојанова вети помош.",
            [
                ("Горан Петков", "Министерот за одбрана"),
                ("Ана Стојанова", "Градоначалничката на Лундово"),
            ],
            id="mk",
        ),
        pytest.param(
            "Министар саобраћаја Милан Јовић изјавио је у уторак да ће мост бити отворен. "
            "Градоначелница Лунграда Ана Петрић обећала је помоћ.",
            [("Милан Јовић", "Министар саобраћаја"), ("Ана Петрић", "Градоначелница Лунграда")],
            id="sr",
        ),
        pytest.param(
            "Ο υπουργός Μεταφορών Γιώργος Παππάς δήλωσε την Τρίτη ότι η γέφυρα θα ανοίξει. Η "
            "δήμαρχος Λουνδίας Μαρία Νικολή υποσχέθηκε βοήθεια στους εμπόρους της οδού Ερμού.",
            [("Γιώργος Παππάς", "υπουργός Μεταφορών"), ("Μαρία Νικολή", "δήμαρχος Λουνδίας")],
            id="el",
        ),
        pytest.param(
            "Le ministre de l'Intérieur, Paul Lefort, a déclaré mardi que la route serait "
            "rouverte. « Nous avançons », a dit la maire de Lund, Anne Durac. Selon Jean-Marc "
            "Petitot, directeur de la Banque du Nord, le prêt est signé.",
            [
                ("Paul Lefort", "ministre de l'Intérieur"),
                ("Anne Durac", "maire de Lund"),
                ("Jean-Marc Petitot", "directeur de la Banque du Nord"),
            ],
            id="fr",
        ),
        pytest.param(
            "El gerente de la empresa Puentes del Sur, Óscar Villal, rechazó las críticas. La "
            "portavoz de la policía Lucía Montes informó de que el tránsito volverá. Según Luz "
            "Ortega, de 34 años, activista, no es así.",
            [
                ("Óscar Villal", "gerente de la empresa Puentes del Sur"),
                ("Lucía Montes", "portavoz de la policía"),
                ("Luz Ortega", "activista"),
            ],
            id="es",
        ),
        pytest.param(
            "O ministro da Defesa, João Carlos Alma, disse que a estrada será reaberta. A prefeita "
            "de Lundópolis, Ana Beatriz Sousel, falou com João Prado e Ana Lobo.",
            [
                ("João Carlos Alma", "ministro da Defesa"),
                ("Ana Beatriz Sousel", "prefeita de Lundópolis"),
                ("João Prado", None),
                ("Ana Lobo", None),
            ],
            id="pt",
        ),
        pytest.param(
            "Il ministro dell'Interno, Marco Rossini, ha detto che la strada riaprirà. Per "
            "l'economista Elena Vitti il Comune dovrà pagare. L'ex ministro Franco Lomba tace.",
            [
                ("Marco Rossini", "ministro dell'Interno"),
                ("Elena Vitti", "economista"),
                ("Franco Lomba", "ex ministro"),
            ],
            id="it",
        ),
        pytest.param(
            "Die Bürgermeisterin von Lundstadt, Anna Vogtin, kündigte Hilfe an. Nach Angaben von "
            "Peter Langer, dem Chef der Nordbank, ist der Vertrag unterzeichnet. Der frühere "
            "Verkehrsminister Heinz Ohlsen und Oberstaatsanwalt Dr. Martin Seid sagten nichts.",
            [
                ("Anna Vogtin", "Bürgermeisterin von Lundstadt"),
                ("Peter Langer", "Chef der Nordbank"),
                ("Heinz Ohlsen", "frühere Verkehrsminister"),
                ("Martin Seid", "Oberstaatsanwalt"),
            ],
            id="de",
        ),
        pytest.param(
            "Minister van Defensie Jan de Vriend zei dat de weg opengaat. Burgemeester Els Bakker "
            "van Lunddam beloofde hulp. Volgens Pieter van den Berge, directeur van de Noordbank, "
            "is de lening getekend.",
            [
                ("Jan de Vriend", "Minister van Defensie"),
                ("Els Bakker", "Burgemeester"),
                ("Pieter van den Berge", "directeur van de Noordbank"),
            ],
            id="nl",
        ),
        pytest.param(
            "Borgmästaren Anna Bergh lovade hjälp. Bagaren är Göran Ek. Brobolagets chef Magnus "
            "Sandin sade att det är fel. Enligt Per Nyling, vd för Nordbanken, är avtalet klart.",
            [
                ("Anna Bergh", "Borgmästaren"),
                ("Göran Ek", None),
                ("Magnus Sandin", "Brobolagets chef"),
                ("Per Nyling", "vd för Nordbanken"),
            ],
            id="sv",
        ),
        pytest.param(
            "Transportminister Lars Kjeldby sagde tirsdag, at vejen er åben. Politiets talsmand "
            "Henrik Lundtoft oplyste, at det er slut. Ifølge Peter Toft, direktør i Nordbanken, "
            "er aftalen underskrevet.",
            [
                ("Lars Kjeldby", "Transportminister"),
                ("Henrik Lundtoft", "Politiets talsmand"),
                ("Peter Toft", "direktør i Nordbanken"),
            ],
            id="da",
        ),
        pytest.param(
            "Daglig leder i Brobygg, Geir Hanstad, avviste kritikken. Ordfører Silje Haugli sa at "
            "det ikke er sant, og at hun er glad.",
            [("Geir Hanstad", "Daglig leder i Brobygg"), ("Silje Haugli", "Ordfører")],
            id="no",
        ),
        pytest.param(
            "Pohjoispankin toimitusjohtajan Pekka Salosen mukaan sopimus on allekirjoitettu. "
            "Kansanedustaja Laura Mäkilä Uusi Ranta -puolueesta vaati selvitystä, ja päivystyksen "
            "johtaja Ali Hassan sanoi, että se oli hyvä.",
            [
                ("Pekka Salosen", "Pohjoispankin toimitusjohtajan"),
                ("Laura Mäkilä", "Kansanedustaja"),
                ("Ali Hassan", "päivystyksen johtaja"),
            ],
            id="fi",
        ),
        pytest.param(
            "Minister obrony Jan Kowalik powiedział, że droga zostanie otwarta. Według Piotra "
            "Zielonki, prezesa Banku Północnego, umowa jest podpisana. Rzeczniczka policji "
            "Magda Srocka się nie zgadza.",
            [
                ("Jan Kowalik", "Minister obrony"),
                ("Piotra Zielonki", "prezesa Banku Północnego"),
                ("Magda Srocka", "Rzeczniczka policji"),
            ],
            id="pl",
        ),
        pytest.param(
            "Ministr dopravy Pavel Horák řekl, že silnice se otevře. Podle Petra Soukala, "
            "ředitele Severní banky, je smlouva podepsaná. Státní zástupce Tomáš Beran mlčí.",
            [
                ("Pavel Horák", "Ministr dopravy"),
                ("Petra Soukala", "ředitele Severní banky"),
                ("Tomáš Beran", "Státní zástupce"),
            ],
            id="cs",
        ),
        pytest.param(
            "Primátorka Zuzana Kováčová sľúbila pomoc, ktorá je nutná. Hovorkyňa polície Katarína "
            "Slobodná oznámila, že doprava sa obnoví.",
            [("Zuzana Kováčová", "Primátorka"), ("Katarína Slobodná", "Hovorkyňa polície")],
            id="sk",
        ),
        pytest.param(
            "Kovács Péter közlekedési miniszter kedden közölte, hogy az út megnyílik. Varga Gábor, "
            "az Északi Bank elnöke szerint ez nem igaz. A Déli Híd Kft. igazgatója, Németh Zoltán "
            "is tud a dologról.",
            [
                ("Kovács Péter", "közlekedési miniszter"),
                ("Varga Gábor", "Északi Bank elnöke"),
                ("Németh Zoltán", "Déli Híd Kft. igazgatója"),
            ],
            id="hu",
        ),
        pytest.param(
            "Ministrul Transporturilor, Ion Munte, a declarat că drumul va fi redeschis. Potrivit "
            "lui Petru Cioban, directorul Băncii de Nord, contractul este semnat.",
            [
                ("Ion Munte", "Ministrul Transporturilor"),
                ("Petru Cioban", "directorul Băncii de Nord"),
            ],
            id="ro",
        ),
        pytest.param(
            "Ministar prometa Ivan Horvat izjavio je u utorak da će cesta biti otvorena. Prema "
            "riječima Petra Knežana, direktora Sjeverne banke, ugovor je potpisan.",
            [
                ("Ivan Horvat", "Ministar prometa"),
                ("Petra Knežana", "direktora Sjeverne banke"),
            ],
            id="hr",
        ),
        pytest.param(
            "Ulaştırma Bakanı Mehmet Yıldızlı salı günü yolun açılacağını söyledi. Kuzey Bankası "
            "Genel Müdürü Ali Rıza Korkut'a göre sözleşme imzalandı. Golü kaleci Volkan Erdin "
            "kurtardı, bu da çok güzel.",
            [
                ("Mehmet Yıldızlı", "Ulaştırma Bakanı"),
                ("Ali Rıza Korkut", "Kuzey Bankası Genel Müdürü"),
                ("Volkan Erdin", "kaleci"),
            ],
            id="tr",
        ),
        pytest.param(
            "Müdafiə naziri Elçin Məmməd bildirib ki, yol açılacaq və körpü də. Şimal Bankının "
            "sədri Rauf Quluyev müqaviləni imzalayıb.",
            [("Elçin Məmməd", "Müdafiə naziri"), ("Rauf Quluyev", "Şimal Bankının sədri")],
            id="az",
        ),
        pytest.param(
            "Menteri Luar Negeri Budi Hartanto mengatakan bahwa jalan akan dibuka. Jaksa Agung "
            "Bambang Wibawa dan Wali Kota Siti Rahmah tidak hadir. Juru bicara kepolisian Ratna "
            "Sarita membenarkan hal itu.",
            [
                ("Budi Hartanto", "Menteri Luar Negeri"),
                ("Bambang Wibawa", "Jaksa Agung"),
                ("Siti Rahmah", "Wali Kota"),
                ("Ratna Sarita", "Juru bicara kepolisian"),
            ],
            id="id",
        ),
        pytest.param(
            "Menteri Pengangkutan Datuk Ahmad Fauzi berkata bahawa jalan akan dibuka. Menurut "
            "Pengerusi Bank Utara, Tan Wei Liang, perjanjian sudah ditandatangani. Bekas Perdana "
            "Menteri Tan Sri Mahmud Salleh tidak hadir.",
            [
                ("Ahmad Fauzi", "Menteri Pengangkutan"),
                ("Tan Wei Liang", "Pengerusi Bank Utara"),
                ("Mahmud Salleh", "Bekas Perdana Menteri"),
            ],
            id="ms",
        ),
        pytest.param(
            "Bộ trưởng Ngoại giao Nguyễn Văn Hưng cho biết con đường sẽ mở lại. Theo ông Phạm Quốc "
            "Bảo, giám đốc Ngân hàng Phương Bắc, hợp đồng đã được ký tại Hà Nội.",
            [
                ("Nguyễn Văn Hưng", "Bộ trưởng Ngoại giao"),
                ("Phạm Quốc Bảo", "giám đốc Ngân hàng Phương Bắc"),
            ],
            id="vi",
        ),
        pytest.param(
            "Waziri wa Ulinzi Juma Mwangi alisema kwamba barabara itafunguliwa. Rais Amina Hassan "
            "wa nchi hiyo aliahidi msaada katika mji wa Lunda.",
            [("Juma Mwangi", "Waziri wa Ulinzi"), ("Amina Hassan", "Rais")],
            id="sw",
        ),
        pytest.param(
            "Itinanggi ng direktor ng Tulay Timog na si Antonio Reyes ang mga batikos. Ayon kay "
            "Pedro Bautista, pangulo ng Bangko ng Hilaga, ito ay tama.",
            [
                ("Antonio Reyes", "direktor ng Tulay Timog"),
                ("Pedro Bautista", "pangulo ng Bangko ng Hilaga"),
            ],
            id="tl",
        ),
        pytest.param(
            "Ministri i Mbrojtjes Arben Hoxhaj tha se rruga do të hapet. Sipas Besnik Dodës, "
            "drejtor i Bankës së Veriut, kontrata u nënshkrua.",
            [
                ("Arben Hoxhaj", "Ministri i Mbrojtjes"),
                ("Besnik Dodës", "drejtor i Bankës së Veriut"),
            ],
            id="sq",
        ),
        pytest.param(
            "Susisiekimo ministras Jonas Petrauskis pareiškė, kad kelias bus atidarytas. Bendrovės "
            "„Pietų tiltai“ direktorius Vytautas Jankus kritiką atmetė.",
            [
                ("Jonas Petrauskis", "Susisiekimo ministras"),
                ("Vytautas Jankus", "Bendrovės „Pietų tiltai“ direktorius"),
            ],
            id="lt",
        ),
        pytest.param(
            "Satiksmes ministrs Jānis Ozols paziņoja, ka ceļš tiks atvērts. Pēc Ziemeļu bankas "
            "vadītāja Pētera Liepas teiktā, līgums ir parakstīts.",
            [
                ("Jānis Ozols", "Satiksmes ministrs"),
                ("Pētera Liepas", "Ziemeļu bankas vadītāja"),
            ],
            id="lv",
        ),
        pytest.param(
            "Transpordiminister Jaan Tammik ütles, et tee avatakse ja et see on hea. Riigikogu "
            "liige Kadri Pärnas erakonnast Uus Rand nõudis uurimist.",
            [("Jaan Tammik", "Transpordiminister"), ("Kadri Pärnas", "Riigikogu liige")],
            id="et",
        ),
        pytest.param(
            "Ministan Tsaro Musa Danladi ya ce za a buɗe hanyar. A cewar shugaban bankin Arewa, "
            "Sani Umar, an sanya hannu.",
            [("Musa Danladi", "Ministan Tsaro"), ("Sani Umar", "shugaban bankin Arewa")],
            id="ha",
        ),
        pytest.param(
            "Wasiirka Gaashaandhigga Axmed Cali Warsame ayaa sheegay in waddada la furi doono. "
            "Afhayeenka booliska Cabdi Maxamuud ayaa yiri waa run.",
            [
                ("Axmed Cali Warsame", "Wasiirka Gaashaandhigga"),
                ("Cabdi Maxamuud", "Afhayeenka booliska"),
            ],
            id="so",
        ),
        pytest.param(
            "Պաշտպանության նախարար Արմեն Սարգսյան հայտարարել է, որ ճանապարհը կբացվի։",
            [("Արմեն Սարգսյան", "Պաշտպանության նախարար")],
            id="hy",
        ),
    ],
)
def test_people_with_their_roles(text: str, expected: Named) -> None:
    """A title leads to a name, whole and as written, in each language's own order of words."""
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Директор фирмы «Северный мост» Иван Валуев заявил, что рад. Бывший мэр Лунда Бажен "
            "Кротов это не считает.",
            [
                ("Иван Валуев", "Директор фирмы «Северный мост»"),
                ("Бажен Кротов", "Бывший мэр Лунда"),
            ],
            id="a name in quotation marks, a place, a given name of no list",
        ),
        pytest.param(
            "Пресс-секретарь главы совета Марина Дюжина сказала, что он и она не были на месте. "
            "Адвокат бывшего мэра Андрея Лаптина молчит.",
            [
                ("Марина Дюжина", "Пресс-секретарь главы совета"),
                ("Андрея Лаптина", "бывшего мэра"),
            ],
            id="two offices: the case of the name tells whose it is",
        ),
        pytest.param(
            "Об этом сообщил журналистам губернатор Андрей Холмин, который не был на месте.",
            [("Андрей Холмин", "губернатор")],
            id="an office in the plural is nobody's",
        ),
        pytest.param(
            "El asesor del presidente Juan Pardo dijo que no. El jefe de la policía, coronel "
            "Manuel Tapias, y la alcaldesa (NS) Luz Ortiz se fueron a la calle.",
            [("Juan Pardo", "presidente"), ("Manuel Tapias", "coronel"), ("Luz Ortiz", None)],
            id="the office beside the name, a rank behind a comma",
        ),
        pytest.param(
            "Anna Vogtin (65), die frühere Leiterin der Oper, und Karl Brandner (NU), Trainer, "
            "waren mit der Arbeit nicht zufrieden, sagte Dr. Heinz Ohlsen.",
            [
                ("Anna Vogtin", "frühere Leiterin der Oper"),
                ("Karl Brandner", "Trainer"),
                ("Heinz Ohlsen", None),
            ],
            id="notes in brackets behind a name",
        ),
        pytest.param(
            "Jonas Petrauskis, bendrovės „Pietų tiltai“ direktorius, kritiką atmetė, kad ji yra "
            "ne apie jį. Ona Kazlienė, finansų ministrė, sakė, kad bus gerai.",
            [
                ("Jonas Petrauskis", "bendrovės „Pietų tiltai“ direktorius"),
                ("Ona Kazlienė", "finansų ministrė"),
            ],
            id="what the office is of stands before it, behind the name",
        ),
        pytest.param(
            "Kun Zsigmond rendőr őrnagy kedden és szerdán is azt mondta, hogy nem volt ott.",
            [("Kun Zsigmond", "rendőr őrnagy")],
            id="two nouns of one role behind the name",
        ),
        pytest.param(
            "L'avocate Sophie Bertil et Lucie Morin, l'ancienne cheffe du service des urgences "
            "d'un hôpital, ont dit que la loi est bonne. Jean Petitot, le ministre Paul Lefort.",
            [
                ("Sophie Bertil", "avocate"),
                ("Lucie Morin", "ancienne cheffe du service des urgences d'un hôpital"),
                ("Jean Petitot", None),
                ("Paul Lefort", "ministre"),
            ],
            id="elided articles; a title behind a comma that is the next person's",
        ),
    ],
)
def test_roles_that_take_more(text: str, expected: Named) -> None:
    """Marks, notes, several offices and places stand in a role without breaking it."""
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "На улице Юрия Громова в субботу загорелся дом, и партия «Новый берег» это отметила.",
        "La rue Victor Durac et les Champs-Élysées sont restées fermées, selon la mairie.",
        "La Semana Santa empieza el lunes en la avenida Benito Ruiz, según el Banco Central.",
        "Die Lundstädter Zeitung schrieb, dass der Rosa-Falk-Platz und die Oper Don Falk zu sind.",
        "Het was maandag druk op het Marktplein, zo meldt het Waalstads Dagblad van de stad.",
        "Den Svenska Akademien är i Stora Salen på Drottninggatan, enligt Västra Posten.",
        "Hari Kemerdekaan akan dirayakan di Jalan Ahmad Falk dan di Rumah Sakit Harapan Kita.",
        "A Kossuth Rádió szerint az út megnyílik, és az Új Part párt is kért egy vizsgálatot.",
        "Legia Lundowo i Stare Miasto są przy ulicy Jana Falka, jak się okazało w piątek.",
        "Trận đấu tại Hà Nội và trên đường Lê Lợi đã được hoãn, theo báo Tiền Phong.",
        "Ziya Akın Caddesi'nde ve Yeni Şehir Stadı'nda bir kutlama için yer var.",
    ],
)
def test_places_bodies_and_works_are_nobody(text: str) -> None:
    """Streets, papers, parties, feasts and works are no people, also where they speak."""
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "По словам мэра Ольги Петриной, помощь придёт. Ольга Петрина добавила, что рада. О "
                "Петриной писали."
            ),
            [("Ольга Петрина", "мэра")],
        ),
        (
            "Minister spotkał się z Pawłem Górskim. Paweł Górski nie był w domu, ale się zgodził.",
            [("Paweł Górski", None)],
        ),
        (
            (
                "Sen sanoi, että hän on tavannut Kaisa Lehtosen. Maakuntajohtaja Kaisa Lehtonen on "
                "iloinen."
            ),
            [("Kaisa Lehtonen", "Maakuntajohtaja")],
        ),
        (
            (
                "Συναντήθηκε με τον εισαγγελέα Παναγιώτη Λάμπρου. Ο Παναγιώτης Λάμπρου είπε ότι "
                "δεν ξέρει."
            ),
            [("Παναγιώτης Λάμπρου", "εισαγγελέα")],
        ),
        (
            "Валентин Орлин сказал, что рад. Валентина Орлина сказала, что она не рада.",
            [("Валентин Орлин", None), ("Валентина Орлина", None)],
        ),
    ],
)
def test_cases_of_a_name_are_one_person(text: str, expected: Named) -> None:
    """All cases are one person under the name itself, where the text has it; two speakers stay."""
    assert people(text) == expected


def test_bare_name_in_another_case_is_a_mention() -> None:
    """A family name alone is found in any case, and a street that bears it is none."""
    text = (
        "Министр Олег Громин заявил, что дорога будет открыта. О Громине писали, и с Громиным "
        "говорили. На улице Громина тихо."
    )

    found = find_mentions([text])

    assert [text[one.start : one.end] for one in found] == ["Олег Громин", "Громине", "Громиным"]


def test_case_ending_behind_an_apostrophe_is_no_part_of_a_name() -> None:
    """In Turkish the mention ends before the apostrophe, of full names and of family names."""
    text = "Bakan Selim Özkanlı bir de bu yolu açtı. Dün Özkanlı'ya göre için değil."

    found = find_mentions([text])

    assert [text[one.start : one.end] for one in found] == ["Selim Özkanlı", "Özkanlı"]


def test_model_marks_a_name_that_no_list_holds() -> None:
    """What a language model takes for a person counts as one witness here too."""
    text = "Le car est parti avec Xylo Zarbin dans la nuit, et il n'est pas rentré à Lund."
    start = text.index("Xylo")
    marked = [[Entity(start, start + len("Xylo Zarbin"), PERSON)]]

    assert find_people([text]) == ()
    assert [actor.name for actor in find_people([text], entities=marked)] == ["Xylo Zarbin"]


def test_who_made_the_report_is_no_actor() -> None:
    """A credit at the foot of a text names nobody, whatever its language."""
    text = "La ministre Anne Durac a dit que la route est rouverte pour les gens du nord."

    assert people(text, "Photo: Paul Lefort/Lund Media") == [("Anne Durac", "ministre")]


def test_every_language_of_the_titles_can_be_told() -> None:
    """Each language that words tell has a list of titles, and each list names offices."""
    codes = [code for code in data.load("vocabularies")["words"] if code != "en"]
    folder = resources.files("generator.data") / "titles"

    assert {f"{code}.yml" for code in codes} == {file.name for file in folder.iterdir()}
    for code in codes:
        known = data.load(f"titles/{code}")
        assert known.get("offices") or known.get("phrases"), code
        assert vocabulary(code).code == code
        lists = [name for name in known if isinstance(known[name], list)]
        assert not [word for name in lists for word in known[name] if not isinstance(word, str)], (
            code
        )


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Lund said on Tuesday that the road is open and that it was to be expected.",
        "Zarbin. Xylo.",
        "",
    ],
)
def test_english_and_short_texts_have_no_vocabulary(text: str) -> None:
    """English is read by its own rules, and what is too short to tell too."""
    assert vocabulary_of([tokenise(text)]) is None
