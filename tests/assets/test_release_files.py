"""What was released, as files: the figures of one period, wherever its folder lies."""

from datetime import datetime
from pathlib import Path

from assets.periods import period
from assets.release import release, wide_view
from assets.release_files import export
from assets.warehouse import open_warehouse

NOW = datetime(2024, 6, 20, 7, 0)


def test_each_periods_figures_lie_in_its_own_files_whatever_their_folder_is_called(tmp_path: Path) -> None:
    with open_warehouse(None) as warehouse:
        release(warehouse, period("2024-H1"), NOW)
        for code, printed in (("2024-Q1", "8.804"), ("2024-H1", "9.955")):
            warehouse.append("releases", [(code, "quang-tri", "", "", NOW, False)])
            figure = ("BM3", "", "3.2.2", "count", "", "", printed, "number", printed.replace(".", ""), 0)
            warehouse.append(
                "released_facts", [(code, "quang-tri", *figure, "Biểu mẫu 3.xlsx", "BM3", "D31")]
            )
        folder = tmp_path / "Công bố 'quý II'"
        export(warehouse, period("2024-H1"), folder)
        for name, column in (("facts", "value"), (wide_view("BM3"), '"3.2.2"')):
            told = f"SELECT period, {column}::INTEGER AS figure FROM read_parquet(?)"
            rows = warehouse.rows(told, [str(folder / "2024-H1" / f"{name}.parquet")])
            assert rows == [{"period": "2024-H1", "figure": 9955}]
