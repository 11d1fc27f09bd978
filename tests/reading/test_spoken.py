"""Facts about interviews and records of debates."""

from generator.reading.decode import lines_of
from generator.reading.lines import see
from generator.reading.spoken import is_spoken, with_questions

ASKED = ("Why now?", "And the wells?", "Who pays?")
ANSWER = "The company pays for the wells, and the town pays for the pipes in the ground."


def test_questions_make_an_interview() -> None:
    """Three questions above answers are an interview; one is none."""
    lines = [line for question in ASKED for line in (question, ANSWER + question)]
    seen = see(lines_of("\n".join(lines)))

    assert is_spoken(seen, [-1.0, 2.0] * 3)
    assert not is_spoken(seen[:2], [-1.0, 2.0])


def test_speakers_make_a_debate() -> None:
    """Three lines that begin with who speaks are a debate."""
    lines = ("ANN ROE (South): It rained.", "Hon Member: Good.", "LEE DOE: It did not rain here.")
    seen = see(lines_of("\n".join(lines)))

    assert is_spoken(seen, [1.0, 1.0, 1.0])
    assert not is_spoken(seen, [1.0, 1.0, -1.0])


def test_question_above_an_answer_is_taken() -> None:
    """A question straight above a chosen line belongs to the text; a menu's does not."""
    seen = see(lines_of("\n".join(("Lost?", ANSWER, "Who pays?", ANSWER + " Yes."))))

    assert with_questions(seen, [-1.0, 2.0, -2.0, 2.0], [1, 3]) == [1, 2, 3]
    assert with_questions(seen, [-1.0, 2.0, -9.0, 2.0], [1, 3]) == [1, 3]
