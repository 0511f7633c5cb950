import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'a-spoon-from-a-branch',
  title: 'A Spoon from a Branch',
  description:
    'Carve an eating spoon from green wood with an axe and two knives, safely and without a workshop. Lessons in German.',
  fullDescription: `Green wood is wood that was a tree last week. It is soft, it cuts like hard cheese, and it costs nothing, because somebody has just pruned something. With an axe, a straight knife and a bent one you can make a spoon from it in an afternoon, sitting on a chopping block, and eat soup with it on the following day.

The course follows **one branch** to the finished spoon: how to choose and split it, how to rough out the shape with the axe, the four knife grips that keep your fingers out of the way, hollowing the bowl, drying without cracks, and a finish that you may safely put in your mouth.

Safety is not a chapter here but a habit, repeated in every lesson. You will learn the grips before you learn the spoon. They are also the reason why it is restful: a good grip ends by itself before it reaches you.

**How it is taught.** Seven lessons in **German**, plainly written, with the names of the tools in English beside them. The shop’s own pages about this course are in English. Johannes answers letters in both languages, and more slowly in winter.`,
  category: 'wood-and-workshop',
  tags: ['woodwork', 'carving', 'green-wood', 'german'],
  level: 'beginner',
  language: 'de',
  priceAmount: 4200,
  currency: 'USD',
  costAmount: 500,
  teacher: 'johannes-brandl',
  outcomes: [
    'Choose, split and keep green wood',
    'Use a carving axe and four safe knife grips',
    'Carve an eating spoon with a bowl that fits the mouth',
    'Dry and oil it so that it does not crack',
  ],
  requirements: [
    'A reading knowledge of German',
    'A small carving axe, a straight knife, a bent knife, and a chopping block',
    'A fresh branch of birch, lime, alder or fruit wood, about 8 cm thick',
  ],
  audience: [
    'People who want to make something useful outdoors with few tools',
    'Learners of German who would rather read about axes than about airports',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'Holz und Griff',
      lessons: [
        {
          slug: 'das-richtige-holz',
          title: 'Das richtige Holz',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `Frisch, gerade, astfrei, etwa acht Zentimeter dick und dreißig lang. **Birke** ist am geduldigsten, Linde am weichsten, Erle riecht gut, Obstholz ist hart und wird am schönsten. Nadelholz schmeckt nach Harz, und Eibe ist giftig: nichts für den Löffel.

Spalten Sie den Ast mit der Axt und einem Holzschlägel, genau durch das Mark. Das Mark selbst muss ganz weg, denn dort reißt jeder Löffel. Was Sie heute nicht brauchen, kommt in einen Plastiksack in den Kühlschrank oder unter Wasser. So bleibt es wochenlang grün.`,
        },
        {
          slug: 'vier-griffe',
          title: 'Vier Griffe, die von selbst aufhören',
          durationMinutes: 35,
          isPreview: true,
          videoUrl: null,
          body: `Ein Schnitzmesser ist kurz, scharf und ehrlich. Es tut, was die Hand tut. Darum üben wir zuerst die Hand, an einem Stock, der zu nichts anderem da ist.

## Der Blutkreis

Strecken Sie das geschlossene Messer aus und drehen Sie sich einmal. In diesem Kreis darf niemand stehen. Zwischen den Oberschenkeln laufen große Adern: Geschnitzt wird **neben** dem Knie oder vor der Brust, nie im Schoß.

## Die Griffe

| Griff | Wofür | Warum er sicher ist |
| --- | --- | --- |
| Schubschnitt, gestreckter Arm | viel Holz | das Messer geht vom Körper weg |
| Daumenschub | kleine, genaue Schnitte | der Daumen schiebt, der Weg ist zwei Zentimeter lang |
| Brusthebel (*chest lever*) | kräftig quer zur Faser | beide Hände liegen an der Brust und öffnen sich wie eine Schere |
| Zugschnitt mit Daumenstopp | Rundungen am Stielende | der Daumen liegt *unterhalb* der Schnittlinie |

**Schubschnitt.** Der Arm ist gestreckt, das Handgelenk steif, die Kraft kommt aus der Schulter. Der Stock ruht auf dem Hackklotz.

**Daumenschub.** Die Messerhand hält nur. Der Daumen der anderen Hand drückt auf den Messerrücken. Es geht langsam und kann kaum danebengehen.

**Brusthebel.** Messer in der Faust, Schneide nach außen, Daumen am Griffende. Beide Fäuste berühren die Brust, die Ellbogen gehen auseinander. Der Weg ist kurz, die Kraft erstaunlich.

**Zugschnitt.** Wie beim Apfelschälen, nur dass der Daumen nie dort liegt, wo die Schneide ankommt. Fragen Sie vor jedem Schnitt: *Wo ist das Messer, wenn das Holz plötzlich nachgibt?*

> Ein guter Griff hört von selbst auf. Wenn nur Ihre Aufmerksamkeit das Messer bremst, ist es der falsche.

## Mit der Faser

Holz ist ein Bündel Strohhalme. Schneiden Sie bergab, von der dicken zur dünnen Stelle, dann legt sich die Faser glatt. Schneiden Sie bergauf, so reißt sie ein. Merken Sie, dass das Messer eintaucht, drehen Sie das Werkstück um und kommen Sie von der anderen Seite.

## Übung

Ein frischer Haselstock, daumendick. Schnitzen Sie mit jedem Griff fünf Minuten: eine Spitze, eine Kerbe, einen Knauf, ein rundes Ende. Werfen Sie den Stock danach ins Feuer. Er hat seine Arbeit getan.`,
        },
        {
          slug: 'mit-der-axt',
          title: 'Mit der Axt zum Rohling',
          durationMinutes: 35,
          isPreview: false,
          videoUrl: null,
          body: `Zeichnen Sie den Löffel auf die Spaltfläche: Laffe (*bowl*) fünf Zentimeter breit, Stiel fingerdick, leicht gebogen von der Seite. Der Rohling steht **hinten** auf dem Klotz, sodass ein Fehlschlag im Holz endet und nicht im Knie. Die Haltehand bleibt oben, immer höher als die Stelle, auf die die Axt trifft.

Erst Kerben schlagen, schräg und alle Daumenbreit, dann die Späne dazwischen abspalten. Die Axt fällt; Sie lenken nur. Hören Sie drei Millimeter vor dem Strich auf. Der Rest gehört dem Messer.`,
        },
      ],
    },
    {
      title: 'Der Löffel',
      lessons: [
        {
          slug: 'form-und-kurbel',
          title: 'Die Form, und die Kröpfung',
          durationMinutes: 35,
          isPreview: false,
          videoUrl: null,
          body: `Zuerst die Seitenansicht, dann die Draufsicht, zuletzt die Rundungen. Ein Löffel, der von der Seite gerade ist, zwingt den Ellbogen in die Höhe. Darum die **Kröpfung** (*crank*): Die Laffe steht etwa zwanzig Grad zum Stiel.

Am Übergang wird der Löffel schmal, aber nicht dünn; dort bricht er. Lassen Sie ihn von oben schlank und von der Seite kräftig, wie den Kiel eines Bootes. Schneiden Sie von beiden Seiten auf die engste Stelle zu, denn dort wechselt die Faser.`,
        },
        {
          slug: 'die-laffe',
          title: 'Die Laffe aushöhlen',
          durationMinutes: 35,
          isPreview: false,
          videoUrl: null,
          body: `Das Krummmesser (*bent knife*) schneidet quer zur Faser, von den Rändern zur Mitte. Die Haltehand liegt hinter der Schneide, der Daumen stützt am Rand, **nie davor**. Drehen Sie das Handgelenk, statt zu ziehen: Der Schnitt ist ein Bogen und endet in der Luft.

Für einen Esslöffel genügen acht Millimeter Tiefe. Tiefer sieht großzügig aus und isst sich schlecht, weil die Lippe nicht hinkommt. Die Wand darf vier Millimeter dick bleiben. Fühlen Sie mit zwei Fingern, innen und außen zugleich; die Finger messen besser als das Auge.`,
        },
        {
          slug: 'trocknen',
          title: 'Trocknen ohne Risse',
          durationMinutes: 12,
          isPreview: false,
          videoUrl: null,
          body: `Trocknet die Oberfläche schneller als der Kern, so reißt der Löffel. Legen Sie ihn für zwei Tage in eine Papiertüte mit seinen eigenen Spänen, dann eine Woche auf ein Regal, weg von Sonne und Ofen. Wiegen Sie ihn jeden Tag: Wenn das Gewicht sich zwei Tage lang nicht ändert, ist er trocken.

Er wird sich ein wenig verziehen. Das ist kein Fehler, sondern sein Charakter, sagt man, wenn es nicht mehr zu ändern ist. Feine Haarrisse an der Stirnseite schneiden Sie beim letzten Putzen weg.`,
        },
        {
          slug: 'der-letzte-schnitt',
          title: 'Der letzte Schnitt, und das Öl',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `Schärfen Sie das Messer frisch und gehen Sie noch einmal über den trockenen Löffel, in langen, dünnen Schnitten. Die Facetten dürfen bleiben; Schleifpapier macht die Fasern rau, sobald sie nass werden. Den Rand der Laffe brechen Sie mit zwei feinen Schnitten, bis er der Lippe angenehm ist. Probieren Sie es mit geschlossenen Augen.

Dann **Leinöl oder Walnussöl**, dick auftragen, nach einer Stunde abwischen, eine Woche aushärten lassen. Ölige Lappen breiten Sie zum Trocknen im Freien aus: Zusammengeknüllt können sie sich selbst entzünden. Suppe kochen. Essen.`,
        },
      ],
    },
  ],
  sku: 'SPOON-01',
  publishedAt: '2026-02-09T07:15:00Z',
};
