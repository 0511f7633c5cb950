import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'manual-mode',
  title: 'Manual Mode',
  description:
    'Set aperture, shutter and sensitivity yourself, and get the picture that you saw instead of the one the camera expected.',
  fullDescription: `A camera on automatic makes an average of everything it has ever been told about pictures. Often that is good enough. This course is for the times when it is not: the grey snow, the face against the window, the dancer who came out as a smear.

There are three controls and they do three different things to the picture. **Aperture** decides how much is sharp in depth, **shutter speed** what happens to movement, **sensitivity** how much noise you accept. Exposure is only what they add up to. Once you can count in stops, which takes an evening, the rest is choosing.

You will learn to meter a scene and overrule the meter for a reason, to focus where it matters, to read a histogram, and to photograph four ordinary subjects on purpose: a person, a moving thing, a room, a night street.

**How it is taught.** Ten lessons, each with one walk of half an hour and a fixed number of frames. I ask you to delete nothing until the end of the week. Any camera with a manual mode will do, film cameras included, and so will many telephones with an app that gives you the controls.`,
  category: 'photography-and-film',
  tags: ['photography', 'camera', 'exposure', 'light'],
  level: 'beginner',
  language: 'en',
  priceAmount: 5900,
  currency: 'USD',
  costAmount: 800,
  teacher: 'ines-carvalho',
  outcomes: [
    'Count in stops and trade one control against another in your head',
    'Choose aperture and shutter speed for what they do to the picture',
    'Overrule the meter in snow, backlight and at night',
    'Read a histogram and know which loss matters',
  ],
  requirements: ['A camera with a manual mode, and its battery', 'Half an hour outdoors for each lesson'],
  audience: [
    'People who own a good camera and use a tenth of it',
    'People coming from the telephone who would like to decide for themselves',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'Three controls',
      lessons: [
        {
          slug: 'counting-in-stops',
          title: 'Counting in stops',
          durationMinutes: 25,
          isPreview: true,
          videoUrl: null,
          body: `A **stop** is a doubling or a halving of light. That is all it is, and all three controls can be counted in it. When you have learned the three scales below, you will never again need to ask what would happen if.

## The scales

Each step down makes the picture half as bright.

| Aperture | Shutter | ISO |
| --- | --- | --- |
| f/2 | 1/15 s | 3200 |
| f/2.8 | 1/30 s | 1600 |
| f/4 | 1/60 s | 800 |
| f/5.6 | 1/125 s | 400 |
| f/8 | 1/250 s | 200 |
| f/11 | 1/500 s | 100 |
| f/16 | 1/1000 s | 50 |

The shutter scale is obvious. The aperture scale looks odd because the f-number is the focal length divided by the **diameter** of the opening, and light goes with its *area*. So the numbers rise by the square root of two, about 1.4. Learn two of them, 1.4 and 2, and double alternately: 1.4, 2, 2.8, 4, 5.6, 8, 11, 16.

Most cameras click in thirds of a stop. Three clicks, one stop. You can leave the numbers in between alone.

## Trading

Suppose the exposure is right at **f/8, 1/125 s, ISO 400**, and you want the background softer. You open the lens to f/4. That is two stops more light, so take two stops away elsewhere:

- shutter from 1/125 to 1/500 s, or
- ISO from 400 to 100, or
- one stop from each

All three frames are equally bright. They are not the same picture, and the difference is what the next lessons are about.

## A place to begin

On a cloudless day, with the sun on your subject, set f/16 and make the shutter speed one over the ISO: at ISO 100, 1/100 or 1/125 s. Photographers call it **sunny sixteen**. Open one stop for hazy sun, two for bright cloud, three for heavy cloud, four for open shade.

> It is astonishing how often this is right, and how little it weighs.

## The walk

Set ISO 100 and leave the meter out of it. Take twelve frames outdoors by sunny sixteen and its steps. Only at home look at them all. If a frame is wrong, say by *how many stops*. “Too dark” is a feeling; “one and a half under” is something that you can act upon.`,
        },
        {
          slug: 'aperture',
          title: 'Aperture: how deep the sharpness goes',
          durationMinutes: 30,
          isPreview: false,
          videoUrl: null,
          body: `A wide opening (small number) gives a thin slice of sharpness, a narrow one a thick slice. Three things thicken it: stopping down, stepping back, and a shorter lens. Distance is the strongest, which is why close-ups are always shallow.

Most lenses are at their best two or three stops from wide open. Beyond f/16 on a full-frame camera, or f/11 on a smaller sensor, diffraction softens everything a little.

**The walk.** One subject at two metres, something else at ten behind it. f/2.8, f/5.6, f/11, f/16. Choose the frame in which the background helps rather than the one where it vanishes.`,
        },
        {
          slug: 'shutter-speed',
          title: 'Shutter speed: what becomes of movement',
          durationMinutes: 30,
          isPreview: false,
          videoUrl: null,
          body: `Two movements blur a picture, the subject’s and yours. For your own, the old rule is one over the focal length: 1/50 s with a 50 mm lens, and half that time on a small sensor. Stabilisation buys you two or three stops. It does nothing at all for the dog.

For the subject: 1/125 s for someone standing and talking, 1/250 for walking, 1/500 for running, 1/1000 for a bicycle that crosses in front of you. Something that comes *towards* you needs about two stops less.

**The walk.** Follow passing cyclists at 1/30 s, turning with them. Nineteen frames of soup and one that flies.`,
        },
        {
          slug: 'sensitivity',
          title: 'Sensitivity, and the price of noise',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `Raising the ISO does not let in more light; it amplifies what arrived. Noise comes mostly from there having been too little light to begin with, so a well-exposed frame at ISO 3200 beats an ISO 800 frame that you brightened afterwards by two stops.

Set the aperture for depth, the shutter for movement, and let the ISO be whatever is left. A noisy sharp picture is a picture. A clean blurred one is a record of your caution.

**The walk.** One indoor subject at ISO 400, 1600, 6400 and the highest you have. Print or view at the size you really use, then write your own limit inside the camera bag.`,
        },
      ],
    },
    {
      title: 'Metering and focus',
      lessons: [
        {
          slug: 'overruling-the-meter',
          title: 'Overruling the meter',
          durationMinutes: 28,
          isPreview: false,
          videoUrl: null,
          body: `The meter assumes that the world is a middling grey, reflecting something like 12 to 18 per cent of the light. Point it at snow and it will make the snow grey. Point it at a black cat and you get a grey cat.

So correct it, with a reason: snow and white walls, **plus one and a half to two stops**. A person against a bright window, plus two, or meter from the cheek. A dark stage with one lit face, minus two. A green lawn in the same light as the subject is close to the middle and makes a good free grey card.`,
        },
        {
          slug: 'reading-the-histogram',
          title: 'Reading the histogram',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `The histogram shows how many pixels there are at each brightness, dark on the left. It has no right shape. A night street leans left and a foggy morning stands in the middle. Look only at the **ends**: a wall at the right edge means highlights with nothing in them, and no later work brings them back.

Dark tones can be lifted, at the price of noise. So with a digital camera protect the highlights that matter; with negative film protect the shadows. Specular glints and lamps may burn. Foreheads and clouds may not.`,
        },
        {
          slug: 'focus-where-it-matters',
          title: 'Focus where it matters',
          durationMinutes: 24,
          isPreview: false,
          videoUrl: null,
          body: `With people it is the nearer eye, always. With landscapes at f/11 focus about a third of the way into the depth you care about, and check at full magnification once, so that you need not wonder later.

Choose a single focus point and move it. Letting the camera choose means getting whatever is nearest, which is generally an elbow. If you focus with the shutter button and then turn to recompose, a shallow lens at close range will miss by the amount you turned; move the point instead, or move your feet.`,
        },
      ],
    },
    {
      title: 'Four subjects',
      lessons: [
        {
          slug: 'a-person-by-a-window',
          title: 'A person by a window',
          durationMinutes: 35,
          isPreview: false,
          videoUrl: null,
          body: `Turn off every lamp in the room. Seat your person a metre from the window, turned half towards it, and stand with your back to the wall that the window is in. The light comes across the face and leaves a small triangle on the far cheek.

Begin at f/2.8 or f/4, 1/125 s, ISO 800, and meter from the lit cheek. A white sheet or an open newspaper on the dark side lifts the shadow by about a stop. Twenty frames, and talk all the while. The good one comes when they answer something they had to think about.`,
        },
        {
          slug: 'a-room-without-flash',
          title: 'A room without flash',
          durationMinutes: 30,
          isPreview: false,
          videoUrl: null,
          body: `Put the camera on a table, a shelf or three books, set the self-timer to two seconds and the ISO to 100. With nothing moving, time is free: f/8 and two seconds are as bright as f/8, 1/60 s and ISO 12 800, and a great deal cleaner.

Keep the back of the camera upright, or the walls will lean. Windows will be four or five stops brighter than the corners. Either wait for dusk, when inside and outside come level for ten minutes, or decide which one the picture is about and let the other go.`,
        },
        {
          slug: 'a-street-at-night',
          title: 'A street at night',
          durationMinutes: 40,
          isPreview: false,
          videoUrl: null,
          body: `Begin with f/2.8, 1/60 s, ISO 3200 under ordinary street lamps. A lit shop window wants about two stops less, a side street two more. Look for places where the light is doing something and wait there for a person, rather than following people into the dark.

Set the white balance to about 3200 K, and keep it fixed, so that your frames belong together. Let the sky be black. Night pictures that look like day have lost the only thing they had.

**The last walk.** One hour, one lens, thirty-six frames, no looking at the screen.`,
        },
      ],
    },
  ],
  sku: 'PHOTO-01',
  publishedAt: '2025-05-12T08:45:00Z',
};
